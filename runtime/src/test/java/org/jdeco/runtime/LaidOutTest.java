package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While the caller makes a loop's first call, of which nothing is known, others make the next. */
@Timeout(60)
class LaidOutTest {
  private static final RunOptions AUTO = TestPool.options(Inline.AUTO);

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 6})
  void callsThatWaitForEachOtherMeet(int workers) {
    try (Engine engine = new Engine(workers);
        Run run = engine.begin(AUTO)) {
      CountDownLatch all = new CountDownLatch(workers);
      List<Long> out = new ArrayList<>();
      StepLoop.replay(
          IntStream.range(0, workers).boxed().toList(), x -> TestPool.meet(all), out::add);
      assertThat(out).hasSize(workers).containsOnly(1L);
      assertThat(run.end().totals().inline()).isEqualTo(1);
    }
  }

  @Test
  void soDoThoseOfACountedLoop() {
    try (Engine engine = new Engine(2);
        Run run = engine.begin(AUTO)) {
      CountDownLatch both = new CountDownLatch(2);
      long[] r = RangeLoop.replay(2, i -> TestPool.meet(both), new long[2]);
      assertThat(r).containsOnly(1L);
      assertThat(run.end().totals().tasks()).isEqualTo(1);
    }
  }

  @Test
  void aLongFirstCallLeavesTheOthersEnoughToDo() {
    CountDownLatch five = new CountDownLatch(5);
    try (Engine engine = new Engine(2);
        Run run = engine.begin(AUTO)) {
      long[] r = RangeLoop.replay(8, i -> i == 0 ? await(five) : countDown(five), new long[8]);
      assertThat(r).containsOnly(1L);
      assertThat(run.end().totals().tasks()).isGreaterThanOrEqualTo(5);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void aLongSecondCallDoesNotHoldUpTheOthers(int workers) {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch most = new CountDownLatch(90);
    List<Long> out = new ArrayList<>();
    try (Engine engine = new Engine(workers);
        Run run = engine.begin(AUTO)) {
      StepLoop.replay(
          IntStream.range(0, 100).boxed().toList(),
          x -> {
            if (x == 1) {
              begun.countDown();
            }
            return x == 0 ? await(begun) : x == 1 ? await(most) : countDown(most);
          },
          out::add);
      assertThat(out).hasSize(100).containsOnly(1L);
      assertThat(run.end().totals().tasks()).isGreaterThanOrEqualTo(90);
    }
  }

  private static long await(CountDownLatch latch) {
    TestPool.await(latch);
    return 1;
  }

  private static long countDown(CountDownLatch latch) {
    latch.countDown();
    return 1;
  }

  @Test
  void theCallerTakesBackWhatNobodyHasBegun() {
    Schedule others =
        new Schedule() {
          @Override
          public void pass(Point point) {
            if (point == Point.CLAIM && Thread.currentThread() instanceof Worker) {
              TestPool.meet(new CountDownLatch(2)); // for ever, until the engine is closed
            }
          }
        };
    try (Engine engine = new Engine(2, others);
        Run run = engine.begin(AUTO)) {
      assertThat(RangeLoop.replay(20, i -> i, new long[20]))
          .isEqualTo(LongStream.range(0, 20).toArray());
      Progress totals = run.end().totals();
      assertThat(totals.inline()).isEqualTo(20);
      assertThat(totals.tasks()).isZero();
    }
  }

  @Test
  void aLoneCallIsTheCallers() {
    try (Engine engine = new Engine(2);
        Run run = engine.begin(AUTO)) {
      RangeLoop.replay(1, TestPool::work, new long[1]);
      assertThat(run.end().totals().tasks()).isZero();
    }
  }

  @Test
  void aFirstCallThatFailsEndsTheLoop() {
    CountDownLatch both = new CountDownLatch(2);
    List<Long> out = new ArrayList<>();
    try (Engine engine = new Engine(2);
        Run run = engine.begin(AUTO)) {
      assertThatThrownBy(() ->
              StepLoop.replay(
                  List.of(0, 1, 2),
                  x -> {
                    TestPool.meet(both); // the second has been begun
                    if (x == 0) {
                      throw new IllegalStateException("first");
                    }
                    return x;
                  },
                  out::add))
          .hasMessage("first");
      assertThat(run.end(RunState.FAILED).totals().done()).isLessThanOrEqualTo(1);
    }
    assertThat(out).isEmpty();
  }
}
