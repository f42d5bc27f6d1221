package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls whose results are not taken leave nothing behind. */
class LeftoversTest {
  @RegisterExtension static final TestPool POOL = new TestPool(3);

  @Test
  void aPredictionThatDoesNotFitTheReplayIsDropped() {
    long[] r = new long[400];
    POOL.run(
        Inline.NEVER,
        () -> {
          try (Region region = Deco.region(0, new RangeLoop(400, i -> i))) {
            for (int i = 0; i < 300; ) { // shorter than predicted
              int count = region.strip(300 - i);
              RangeLoop.Range task = (RangeLoop.Range) region.strip();
              for (int k = 0; k < count; k++, i++) {
                r[i] = task == null ? i : task.take0(k);
              }
            }
          }
        });
    assertThat(Arrays.stream(r, 0, 300).toArray())
        .isEqualTo(IntStream.range(0, 300).asLongStream().toArray());
  }

  @Test
  void whatIsNotTakenIsCancelledAndOverWhenTheRegionCloses() {
    AtomicInteger running = new AtomicInteger();
    List<Integer> xs = IntStream.range(0, 10_000).boxed().toList();
    POOL.run(
        Inline.NEVER,
        () -> {
          StepLoop<Integer> lookahead =
              new StepLoop<>(
                  xs,
                  x -> {
                    running.incrementAndGet();
                    try {
                      return TestPool.work(x);
                    } finally {
                      running.decrementAndGet();
                    }
                  });
          try (Region region = Deco.region(0, lookahead)) {
            for (int i = 0; i < 10; i++) {
              ((StepLoop.Step<?>) region.next()).take0();
            }
          }
          assertThat(running).hasValue(0);
        });
  }

  @Test
  void aBlockedCallIsInterruptedWhenItsResultIsNotWanted() {
    List<Integer> xs = IntStream.range(0, 100).boxed().toList();
    AtomicInteger interrupted = new AtomicInteger();
    AtomicInteger slept = new AtomicInteger();
    assertThatThrownBy(() ->
            POOL.run(
                Inline.NEVER,
                () ->
                    StepLoop.replay(
                        xs,
                        x -> {
                          if (x == 0) {
                            throw new IllegalStateException("first");
                          }
                          try {
                            Thread.sleep(60_000);
                            slept.incrementAndGet();
                          } catch (InterruptedException e) {
                            interrupted.incrementAndGet();
                          }
                          return x;
                        },
                        v -> {})))
        .hasMessage("first");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(slept).hasValue(0);
    assertThat(interrupted.get()).isLessThanOrEqualTo(3);
    // no flag is left on the pool
    List<Long> out = new ArrayList<>();
    POOL.run(
        Inline.NEVER,
        () -> StepLoop.replay(xs, x -> Thread.currentThread().isInterrupted() ? 1 : 0, out::add));
    assertThat(out).containsOnly(0L);
  }

  @Test
  void aTaskThatSetsItsOwnFlagDoesNotDisturbLaterOnes() {
    List<Integer> xs = IntStream.range(0, 200).boxed().toList();
    Thread caller = Thread.currentThread();
    List<Long> out = new ArrayList<>();
    POOL.run(
        Inline.NEVER,
        () ->
            StepLoop.replay(
                xs,
                x -> {
                  boolean was = Thread.currentThread().isInterrupted();
                  if (Thread.currentThread() != caller) {
                    Thread.currentThread().interrupt();
                  }
                  return was ? 1 : 0;
                },
                out::add));
    assertThat(out).containsOnly(0L);
  }
}
