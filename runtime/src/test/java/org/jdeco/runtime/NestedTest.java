package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class NestedTest {
  static long inner(int i) {
    long[] r = RangeLoop.replay(40, j -> TestPool.work(i * 100L + j), new long[40]);
    long sum = 0;
    for (long v : r) {
      sum += v;
    }
    return sum;
  }

  static long innerSerial(int i) {
    long sum = 0;
    for (int j = 0; j < 40; j++) {
      sum += TestPool.work(i * 100L + j);
    }
    return sum;
  }

  static int treeSerial(int depth) {
    return depth == 0 ? 1 : 1 + treeSerial(depth - 1) + treeSerial(depth - 1);
  }

  /** A recursion whose every level is a rewritten loop. */
  static long tree(int depth) {
    if (depth == 0) {
      return 1;
    }
    long[] sum = {1};
    StepLoop.replay(List.of(1, 1), d -> tree(depth - d), v -> sum[0] += v);
    return sum[0];
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void aCallThatContainsARewrittenLoopWorksWithAnyNumberOfWorkers(int workers) {
    List<Long> expected = IntStream.range(0, 100).mapToObj(NestedTest::innerSerial).toList();
    try (Engine engine = new Engine(workers)) {
      for (Inline inline : Inline.values()) {
        try (Run run = engine.begin(TestPool.options(inline))) {
          List<Long> out = new ArrayList<>();
          StepLoop.replay(IntStream.range(0, 100).boxed().toList(), NestedTest::inner, out::add);
          assertThat(out).as("%s", run.progress()).isEqualTo(expected);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void recursionThroughLoopsNeverDeadlocks(int workers) {
    try (Engine engine = new Engine(workers);
        Run run = engine.begin(TestPool.options(Inline.NEVER))) {
      assertThat(tree(9)).as("%s", run.progress()).isEqualTo(treeSerial(9));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void noScheduleMakesRecursionDeadlock(long seed) {
    try (Engine engine = new Engine(3, new SeededSchedule(seed));
        Run run = engine.begin(TestPool.options(Inline.AUTO))) {
      assertThat(tree(6)).as("%s", run.progress()).isEqualTo(treeSerial(6));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aFailureDeepInsideReachesTheCaller(int workers) {
    AtomicInteger calls = new AtomicInteger();
    try (Engine engine = new Engine(workers);
        Run run = engine.begin(TestPool.options(Inline.NEVER))) {
      assertThat(run.progress().state()).isEqualTo(RunState.RUNNING);
      assertThatThrownBy(() ->
              StepLoop.replay(
                  IntStream.range(0, 50).boxed().toList(),
                  i ->
                      RangeLoop.replay(
                          20,
                          j -> {
                            calls.incrementAndGet();
                            if (i == 30 && j == 7) {
                              throw new IllegalStateException("deep");
                            }
                            return j;
                          },
                          new long[20])[19],
                  v -> {}))
          .hasMessage("deep");
      assertThat(calls.get()).isGreaterThanOrEqualTo(30 * 20);
    }
  }

  /** A recursion without end whose every level is a rewritten loop. */
  static long endless(int depth) {
    long[] sum = {0};
    StepLoop.replay(List.of(1, 2), x -> endless(depth + x), v -> sum[0] += v);
    return sum[0];
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void recursionWithoutEndOverflowsTheStackAndNothingElse(int workers) {
    try (Engine engine = new Engine(workers)) {
      for (Inline inline : Inline.values()) {
        try (Run run = engine.begin(TestPool.options(inline))) {
          assertThatThrownBy(() -> endless(0))
              .as("%s", run.progress())
              .isInstanceOf(StackOverflowError.class);
        }
        try (Run run = engine.begin(TestPool.options(Inline.NEVER))) {
          assertThat(inner(3)).as("%s", run.progress()).isEqualTo(innerSerial(3));
        }
      }
    }
  }
}
