package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code for (i < n) a[i] = f(i); for (i < n) b[i] = g(a[i]);}, the second begun during the first.
 */
class PipelineTest {
  private static final int N = 12;

  private final long[] a = new long[N];
  private final long[] b = new long[N];

  @RepeatedTest(3)
  void callsOfTheSecondLoopFillTheEndOfTheFirst() {
    Thread caller = Thread.currentThread();
    CountDownLatch second = new CountDownLatch(1);
    IntToLongFunction f =
        i -> {
          if (i < N - 1 || Thread.currentThread() == caller) { // who else was kept from a processor
            return spin(i);
          }
          return await(second) ? i : -1; // ends only when the second loop has begun
        };
    run(
        f,
        i -> {
          second.countDown();
          return a[i] + 1;
        });
    assertThat(a[N - 1]).isEqualTo(N - 1);
    for (int i = 0; i < N; i++) {
      assertThat(b[i]).isEqualTo(a[i] + 1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void eachReadsWhatTheReplayHasStored(long seed) {
    try (Engine engine = new Engine(3, new SeededSchedule(seed))) {
      loops(engine, i -> spin(i) + seed, i -> a[i] * 3);
    }
    for (int i = 0; i < N; i++) {
      assertThat(b[i]).isEqualTo((i + seed) * 3);
    }
  }

  @Test
  void aFailureOfTheFirstLoopDropsTheSecond() {
    AtomicInteger running = new AtomicInteger();
    assertThatThrownBy(() ->
            run(
                i -> {
                  if (i == N - 1) {
                    throw new IllegalStateException("last");
                  }
                  return spin(i);
                },
                i -> {
                  running.incrementAndGet();
                  try {
                    return spin(i);
                  } finally {
                    running.decrementAndGet();
                  }
                }))
        .hasMessage("last");
    assertThat(running).hasValue(0);
    assertThat(b).containsOnly(0);
  }

  private void run(IntToLongFunction f, IntToLongFunction g) {
    try (Engine engine = new Engine(2)) {
      loops(engine, f, g);
    }
  }

  private void loops(Engine engine, IntToLongFunction f, IntToLongFunction g) {
    try (Run run = engine.begin(TestPool.options(Inline.NEVER));
        Region second = Deco.region(1, new RangeLoop(N, g))) {
      try (Region first = Deco.region(0, new RangeLoop(N, f)).before(second, true)) {
        RangeLoop.replay(first, N, f, a);
      }
      RangeLoop.replay(second, N, g, b);
      assertThat(run.end().totals().total()).isEqualTo(2 * N);
    }
  }

  /** Long enough that the caller does not run calls itself. */
  private static long spin(long x) {
    long until = System.nanoTime() + 3_000_000;
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    return x;
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }
}
