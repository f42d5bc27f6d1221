package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Some tasks of a loop are tried out while the caller runs the iterations before them inline. */
@Timeout(60)
class TrialTest {
  private static final long MANY = 1L << 40;

  /** A schedule by which the calls behind the first ten are tried out. */
  private static class BehindTen implements Schedule {
    final AtomicInteger published = new AtomicInteger(-1); // since they were to be tried out

    @Override
    public long gap(long proposed) {
      return published.compareAndSet(-1, 0) ? 10 : 0;
    }

    /** Whether a call is the caller's in the gap or behind it; others' show that some are tried. */
    boolean isTried(CountDownLatch behind) {
      boolean tried = published.get() >= 0;
      boolean others = Thread.currentThread() instanceof Worker;
      if (tried && others) {
        behind.countDown();
      }
      return tried && !others;
    }

    @Override
    public void pass(Point point) {
      if (point == Point.PUBLISH && published.get() >= 0) {
        published.incrementAndGet();
      }
    }
  }

  private final Engine engine = new Engine(2);
  private final Run run = engine.begin(TestPool.options(Inline.AUTO));

  @AfterEach
  void close() {
    run.close();
    engine.close();
  }

  private static Loop loop(double grain, double inlineNanos) {
    Loop loop = new Loop(0);
    loop.steadyGrain = grain;
    loop.inlineGrain = grain;
    loop.inlineNanos = inlineNanos;
    return loop;
  }

  private Trial trial(Loop loop, LoopKind kind) {
    Trial trial = new Trial(run, loop, false);
    trial.kind(kind);
    trial.passed((int) (loop.inlineNanos / loop.inlineGrain));
    return trial;
  }

  private long gap(double grain, double inlineNanos, LoopKind kind, long remaining) {
    return trial(loop(grain, inlineNanos), kind).gap(grain, remaining);
  }

  @Test
  void itTakesALoopThatHasRunForAWhile() {
    assertThat(gap(300, 1e5, LoopKind.RANGES, MANY)).isZero();
    assertThat(gap(300, 5e6, LoopKind.RANGES, MANY)).isEqualTo(5000);
  }

  @Test
  void smallGrainsMayBeThoseOfSlowCode() {
    assertThat(gap(20, 5e6, LoopKind.RANGES, MANY)).isZero();
    assertThat(gap(20, 60e6, LoopKind.RANGES, MANY)).isEqualTo(300_000);
  }

  @Test
  void thereMustBeSomethingToGain() {
    assertThat(gap(300, 5e6, LoopKind.RANGES, 50_000)).isZero();
    assertThat(gap(1.5, 60e6, LoopKind.RANGES, MANY)).isZero();
    assertThat(gap(70, 60e6, LoopKind.STEPS, MANY)).isZero();
    assertThat(gap(700, 60e6, LoopKind.STEPS, MANY)).isPositive();
  }

  @Test
  void aLoopWithoutAKnownEndMayHaveMoreToCome() {
    assertThat(gap(700, 4e6, LoopKind.STEPS, -1)).isZero();
    assertThat(gap(700, 60e6, LoopKind.STEPS, -1)).isPositive();
  }

  @Test
  void whatHasPassedInOtherEntriesOfTheLoopIsNoReason() {
    Trial trial = new Trial(run, loop(700, 60e6), false);
    trial.passed(1000);
    assertThat(trial.gap(700, -1)).isZero();
  }

  @Test
  void oneThatFailedIsNotRepeatedAtOnce() {
    Loop loop = loop(300, 5e6);
    Trial trial = trial(loop, LoopKind.RANGES);
    assertThat(trial.comes(300, MANY)).isTrue();
    trial.begins(300);
    trial.ends();
    assertThat(trial.comes(300, MANY)).isFalse();
    loop.retryAt = System.nanoTime() + 3_600_000_000_000L;
    assertThat(trial.gap(300, MANY)).isZero();
    loop.retryAt = System.nanoTime();
    assertThat(trial.gap(300, MANY)).isPositive();
  }

  @Test
  void aChunkThatTookAboutAsLongAsInlineShowsThatItPays() {
    Loop loop = loop(300, 5e6);
    Chunk chunk = ran();
    double grain = (double) chunk.nanos / chunk.iterations();
    Trial trial = trial(loop, LoopKind.RANGES);
    trial.begins(grain / 2);
    trial.hear(chunk);
    assertThat(loop.warm).isFalse();
    trial.begins(grain);
    trial.hear(chunk);
    assertThat(loop.warm).isTrue();
    assertThat(loop.taskGrain).isEqualTo(grain);
    trial.ends();
    assertThat(loop.failed).isFalse();
  }

  /** A chunk of some hundred microseconds that has been run. */
  private static Chunk ran() {
    RangeLoop calls = new RangeLoop(1000, TestPool::work);
    try (Region region = Deco.region(0, calls)) {
      Task[] task = {calls.$task(0, 1000)};
      Chunk chunk = Chunk.ofRanges(region, 0, 1000, task, 1, new int[] {1000}, new int[] {1000});
      assertThat(chunk.claim()).isTrue();
      chunk.run(Lane.current());
      return chunk;
    }
  }

  @Test
  void aLoopThatBecomesExpensiveMeanwhileIsNotWaitedFor() {
    Loop loop = loop(3, 60e6);
    Trial trial = trial(loop, LoopKind.RANGES);
    trial.begins(3);
    assertThat(trial.isOvertaken()).isFalse();
    loop.dear = 2;
    loop.steadyGrain = 1000;
    assertThat(trial.isOvertaken()).isTrue();
    trial.succeeds();
    assertThat(trial.isOvertaken()).isFalse();
  }

  @Test
  void aLoopOfShortCallsIsTriedOutAndRunsAhead() {
    AtomicLong gap = new AtomicLong();
    Schedule seen =
        new Schedule() {
          @Override
          public long gap(long proposed) {
            gap.accumulateAndGet(proposed, Math::max);
            return proposed;
          }
        };
    try (Engine watched = new Engine(2, seen);
        Run counted = watched.begin(TestPool.options(Inline.AUTO))) {
      int n = 2_000_000;
      long[] r = RangeLoop.replay(n, TrialTest::shortCall, new long[n]);
      assertThat(r).isEqualTo(RangeLoop.serial(n, TrialTest::shortCall, new long[n]));
      assertThat(gap.get()).isPositive();
      assertThat(counted.end().totals().tasks()).isPositive();
    }
  }

  private static long shortCall(long i) {
    long y = i;
    for (int k = 0; k < 60; k++) {
      y = y * 6364136223846793005L + k;
    }
    return y;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void othersMakeCallsWhileTheCallerIsInThoseBefore(int workers) {
    BehindTen schedule = new BehindTen();
    try (Engine bent = new Engine(workers, schedule);
        Run counted = bent.begin(TestPool.options(Inline.AUTO))) {
      CountDownLatch behind = new CountDownLatch(1);
      AtomicInteger calls = new AtomicInteger();
      long[] r =
          RangeLoop.replay(
              100,
              i -> {
                if (schedule.isTried(behind) && calls.incrementAndGet() == 10) {
                  TestPool.await(behind);
                }
                return i;
              },
              new long[100]);
      assertThat(r).isEqualTo(LongStream.range(0, 100).toArray());
      Progress totals = counted.end().totals();
      assertThat(totals.tasks()).isPositive();
      assertThat(totals.inline()).isGreaterThanOrEqualTo(10);
      assertThat(totals.done()).isEqualTo(100);
    }
  }

  @Test
  void theCallerTakesBackWhatNobodyHasBegun() {
    BehindTen alone =
        new BehindTen() {
          @Override
          public void pass(Point point) {
            super.pass(point);
            if (point == Point.CLAIM && Thread.currentThread() instanceof Worker) {
              TestPool.meet(new CountDownLatch(2)); // for ever, until the engine is closed
            }
          }
        };
    List<Long> out = new ArrayList<>();
    try (Engine bent = new Engine(2, alone);
        Run counted = bent.begin(TestPool.options(Inline.AUTO))) {
      StepLoop.replay(LongStream.range(0, 40).boxed().toList(), x -> x * x, out::add);
      Progress totals = counted.end().totals();
      assertThat(totals.tasks()).isZero();
      assertThat(totals.inline()).isEqualTo(40);
    }
    assertThat(alone.published).hasPositiveValue();
    assertThat(out).isEqualTo(LongStream.range(0, 40).map(x -> x * x).boxed().toList());
  }

  @Test
  void aFailureBeforeThemEndsTheLoop() {
    AtomicInteger calls = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    CountDownLatch behind = new CountDownLatch(1);
    BehindTen schedule = new BehindTen();
    try (Engine bent = new Engine(2, schedule);
        Run counted = bent.begin(TestPool.options(Inline.AUTO))) {
      assertThatThrownBy(() ->
              RangeLoop.replay(
                  100,
                  i -> {
                    if (schedule.isTried(behind) && calls.incrementAndGet() == 2) {
                      failed.set(i);
                      TestPool.await(behind);
                      throw new IllegalStateException("second");
                    }
                    return i;
                  },
                  new long[100]))
          .hasMessage("second");
      assertThat(counted.end(RunState.FAILED).totals().done())
          .isLessThanOrEqualTo(failed.get() + 1);
    }
    assertThat(calls).hasValue(2);
  }
}
