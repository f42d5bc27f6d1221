package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomTest {
  static long draw(int x) {
    long sum = Deco.random().nextLong();
    long[] inner = {0};
    StepLoop.replay(
        IntStream.range(0, x % 4).boxed().toList(),
        y -> Deco.random().nextLong(),
        v -> inner[0] += v);
    return sum + inner[0] + Deco.random().nextInt(1000);
  }

  static List<Long> draws(int workers, Inline inline, long seed, Schedule schedule) {
    return draws(0, workers, inline, seed, schedule);
  }

  private static List<Long> draws(
      int loop, int workers, Inline inline, long seed, Schedule schedule) {
    List<Long> out = new ArrayList<>();
    try (Engine engine = new Engine(workers, schedule);
        Run run =
            engine.begin(
                RunOptions.DEFAULT
                    .withInline(inline)
                    .withSeed(seed)
                    .withMaxLoad(Double.POSITIVE_INFINITY))) {
      for (int i = 0; i < 3; i++) {
        StepLoop.replay(loop, IntStream.range(0, 300).boxed().toList(), RandomTest::draw, out::add);
      }
      assertThat(run.progress().done()).isGreaterThanOrEqualTo(600);
    }
    return out;
  }

  @Test
  void theNumbersDependOnSeedAndIterationOnly() {
    List<Long> serial = draws(1, Inline.ALWAYS, 7, Schedule.NATURAL);
    assertThat(new HashSet<>(serial)).hasSize(900);
    assertThat(draws(3, Inline.NEVER, 7, Schedule.NATURAL)).isEqualTo(serial);
    assertThat(draws(2, Inline.AUTO, 7, new SeededSchedule(3))).isEqualTo(serial);
    assertThat(draws(4, Inline.AUTO, 7, new SeededSchedule(4))).isEqualTo(serial);
    assertThat(draws(11, 2, Inline.NEVER, 7, Schedule.NATURAL)).isEqualTo(serial); // the cell again
    assertThat(draws(2, Inline.NEVER, 8, Schedule.NATURAL)).doesNotContainAnyElementsOf(serial);
  }
}
