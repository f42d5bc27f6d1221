package org.jdeco.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {
  private static final Pattern METHOD = Pattern.compile("(org\\.jdeco[\\w.]*)::(\\w+)");

  @Test
  void namesMethodsThatThereAre() throws ClassNotFoundException {
    List<MatchResult> named =
        JvmOptions.all(2).stream().flatMap(option -> METHOD.matcher(option).results()).toList();
    assertThat(named).hasSizeGreaterThan(10);
    for (MatchResult each : named) {
      assertThat(Stream.of(Class.forName(each.group(1)).getDeclaredMethods()).map(Method::getName))
          .as(each.group())
          .contains(each.group(2));
    }
  }
}
