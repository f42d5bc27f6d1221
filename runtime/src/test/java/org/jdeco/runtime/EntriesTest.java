package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops of few calls that are entered often, as those of a method that calls itself. */
@Timeout(60)
class EntriesTest {
  private static final List<Integer> CHILDREN = List.of(0, 1, 2, 3);
  private static final int LOOP = 5;

  private static long leaf(long x) {
    return TestPool.work(x);
  }

  private static long tree(long x, int depth) {
    long[] sum = new long[1];
    StepLoop.replay(
        LOOP,
        CHILDREN,
        i -> depth == 0 ? leaf(x + i) : tree(4 * (x + i), depth - 1),
        v -> sum[0] += v);
    return sum[0];
  }

  private static long serial(long x, int depth) {
    long sum = 0;
    for (int i : CHILDREN) {
      sum += depth == 0 ? leaf(x + i) : serial(4 * (x + i), depth - 1);
    }
    return sum;
  }

  @Test
  void aRecursionCountsTheCallsOfAllLevels() {
    try (Engine engine = new Engine(2);
        Run run = engine.begin(TestPool.options(Inline.AUTO))) {
      assertThat(tree(0, 7)).isEqualTo(serial(0, 7));
      Progress totals = run.end().totals();
      assertThat(totals.tasks() + totals.inline()).isEqualTo(87_380);
    }
  }

  @Test
  void eachLevelOfARecursionHasMeasuresOfItsOwn() {
    try (Engine engine = new Engine(2);
        Run run = engine.begin(TestPool.options(Inline.ALWAYS))) {
      Loop all = run.straight(LOOP);
      List<Loop> levels = new ArrayList<>();
      StepLoop.replay(
          LOOP,
          List.of(1),
          i -> {
            levels.add(top());
            StepLoop.replay(LOOP, List.of(1), j -> add(levels, top()), v -> {});
            StepLoop.replay(LOOP + 1, List.of(1), j -> add(levels, top()), v -> {});
            return i;
          },
          v -> {});
      assertThat(levels).doesNotHaveDuplicates().first().isSameAs(all);
      assertThat(levels.get(1).tasks).isSameAs(all.tasks);
      assertThat(levels.get(2)).isSameAs(run.straight(LOOP + 1));
    }
  }

  private static Loop top() {
    Scope scope = Lane.current().top;
    if (scope == null) {
      throw new IllegalStateException("no loop is entered");
    }
    return scope.loop();
  }

  private static long add(List<Loop> levels, Loop level) {
    levels.add(level);
    return 0;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5})
  void anEntryThatBecomesLongIsNoticed(int from) {
    List<Integer> calls = IntStream.range(0, 32).boxed().toList();
    try (Engine engine = new Engine(2);
        Run run = engine.begin(TestPool.options(Inline.AUTO))) {
      long[] sum = new long[1];
      for (int entry = 0; entry < 5000; entry++) {
        StepLoop.replay(LOOP, calls, i -> i, v -> sum[0] += v);
      }
      long before = run.progress().tasks();
      StepLoop.replay(LOOP, calls, i -> i < from ? i : someMillis(i), v -> sum[0] += v);
      assertThat(sum).containsExactly(5001L * 31 * 16);
      Progress totals = run.end().totals();
      assertThat(totals.tasks() - before).isGreaterThan(10);
      assertThat(totals.done()).isEqualTo(5001 * 32);
    }
  }

  @Test
  void theNextOneOfACountedLoopRunsAhead() {
    try (Engine engine = new Engine(2);
        Run run = engine.begin(TestPool.options(Inline.AUTO))) {
      for (int entry = 0; entry < 5000; entry++) {
        RangeLoop.replay(LOOP, 32, i -> i, new long[32]);
      }
      RangeLoop.replay(LOOP, 32, EntriesTest::someMillis, new long[32]);
      long before = run.progress().tasks();
      RangeLoop.replay(LOOP, 32, EntriesTest::someMillis, new long[32]);
      assertThat(run.end().totals().tasks() - before).isGreaterThan(10);
    }
  }

  @Test
  void entriesThatWereLongOnceAreSoonNoTasksAgain() {
    try (Engine engine = new Engine(2);
        Run run = engine.begin(TestPool.options(Inline.AUTO))) {
      RangeLoop.replay(LOOP, 8, EntriesTest::someMillis, new long[8]);
      for (int entry = 0; entry < 5000; entry++) {
        RangeLoop.replay(LOOP, 8, i -> i, new long[8]);
      }
      assertThat(run.end().totals().tasks()).isLessThan(5000);
    }
  }

  private static long someMillis(int i) {
    long until = System.nanoTime() + 3_000_000;
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    return i;
  }
}
