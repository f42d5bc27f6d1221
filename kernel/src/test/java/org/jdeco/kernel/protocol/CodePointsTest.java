package org.jdeco.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodePointsTest {
  private static final String TEXT = "a𝕏b😀c";

  @ParameterizedTest
  @CsvSource({"0,0", "1,1", "2,3", "3,4", "4,6", "5,7"})
  void convertsThereAndBack(int position, int offset) {
    assertThat(CodePoints.toOffset(TEXT, position)).isEqualTo(offset);
    assertThat(CodePoints.fromOffset(TEXT, offset)).isEqualTo(position);
  }

  @Test
  void staysWithinTheText() {
    assertThat(CodePoints.toOffset(TEXT, -3)).isZero();
    assertThat(CodePoints.toOffset(TEXT, 6)).isEqualTo(7);
    assertThat(CodePoints.toOffset(TEXT, Integer.MAX_VALUE)).isEqualTo(7);
    assertThat(CodePoints.fromOffset(TEXT, -1)).isZero();
    assertThat(CodePoints.fromOffset(TEXT, 99)).isEqualTo(5);
  }
}
