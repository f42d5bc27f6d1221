package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Text comes in the order in which it would have been printed serially. */
class TextOrderTest {
  @RegisterExtension static final TestPool POOL = new TestPool(3);

  @ParameterizedTest
  @EnumSource(Inline.class)
  void textIsDeliveredInSerialOrderBeforeTheFailure(Inline inline) {
    List<Integer> xs = IntStream.range(0, 200).boxed().toList();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i <= 150; i++) {
      expected.append("in ").append(i).append('\n');
      if (i < 150) {
        expected.append("out ").append(i).append('\n');
      }
    }
    try (CapturedOutput output = new CapturedOutput()) {
      assertThatThrownBy(() ->
              POOL.run(
                  inline,
                  () ->
                      StepLoop.replay(
                          xs,
                          x -> {
                            System.out.print("in " + x + "\n");
                            if (x == 150) {
                              throw new IllegalStateException("stop");
                            }
                            return x;
                          },
                          v -> System.out.print("out " + v + "\n"))))
          .hasMessage("stop");
      assertThat(output.text()).isEqualTo(expected.toString());
    }
  }

  @ParameterizedTest
  @EnumSource(Inline.class)
  void textOfTwoCallsIsDeliveredWithEach(Inline inline) {
    StringBuilder expected = new StringBuilder();
    PairLoop.serial(
        60, i -> say(expected, "f" + i), i -> say(expected, "g" + i), v -> expected.append('.'));
    try (CapturedOutput output = new CapturedOutput()) {
      POOL.run(
          inline,
          () ->
              PairLoop.replay(
                  60, i -> print("f" + i), i -> print("g" + i), v -> System.out.print('.')));
      assertThat(output.text()).isEqualTo(expected.toString());
    }
  }

  private static long say(StringBuilder to, String text) {
    to.append(text);
    return 0;
  }

  private static long print(String text) {
    System.out.print(text);
    return 0;
  }
}
