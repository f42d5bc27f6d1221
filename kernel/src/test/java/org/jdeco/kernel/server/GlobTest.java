package org.jdeco.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "1?2*, 1+2, true",
        "1?2*, 1+23, true",
        "1?2*, 11+2, false",
        "*, \"a\nb\", true",
        "a.c, abc, false",
        "[a-c]x, bx, true",
        "[a-c]x, dx, false",
        "[^a-c]x, dx, true",
        "[]]x, ]x, true",
        "[ab, [ab, true",
        "[z-a], m, false",
        "\\d, 5, false",
        "\\d, \\d, true",
        "a]b, a]b, true"
      })
  void matchesAsSqliteDoes(String glob, String text, boolean matches) {
    assertThat(Glob.of(glob).matches(text)).isEqualTo(matches);
  }
}
