package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterruptTest {
  final Engine engine = new Engine(2);
  final List<Integer> many = IntStream.range(0, 1_000).boxed().toList();

  @AfterEach
  void end() {
    engine.close();
  }

  static long block(CountDownLatch entered) {
    entered.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return 0;
  }

  /** A call that waits for 40 ms. */
  private static long linger() {
    try {
      return new CountDownLatch(1).await(40, TimeUnit.MILLISECONDS) ? 1 : 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anInterruptStopsBlockedCallsAndKeepsWhatWasTaken() throws Exception {
    CountDownLatch blocked = new CountDownLatch(2);
    Thread interrupter =
        Thread.ofPlatform()
            .start(() -> {
              try {
                blocked.await();
              } catch (InterruptedException e) {
                return;
              }
              engine.interrupt();
            });
    List<Long> out = new ArrayList<>();
    AtomicReference<RunReport> report = new AtomicReference<>();
    try (Run run = engine.begin(TestPool.options(Inline.NEVER))) {
      assertThatThrownBy(() -> StepLoop.replay(many, x -> x < 10 ? x : block(blocked), out::add))
          .isInstanceOfAny(RunInterrupted.class);
      report.set(run.end());
    }
    interrupter.join();
    assertThat(report.get().totals().state()).isEqualTo(RunState.INTERRUPTED);
    assertThat(out)
        .hasSizeLessThanOrEqualTo(10)
        .isEqualTo(IntStream.range(0, out.size()).mapToObj(i -> (long) i).toList());
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    reuse();
  }

  void reuse() {
    try (Run run = engine.begin(TestPool.options(Inline.NEVER))) {
      List<Long> again = new ArrayList<>();
      StepLoop.replay(many, x -> Thread.currentThread().isInterrupted() ? -1 : x, again::add);
      assertThat(again)
          .as("%s", run.progress())
          .isEqualTo(many.stream().map(x -> (long) x).toList());
    }
  }

  @Test
  void anInterruptedRunStaysInterrupted() {
    try (Run run = engine.begin(TestPool.options(Inline.AUTO))) {
      run.interrupt();
      assertThatThrownBy(() -> StepLoop.replay(many, x -> x, v -> {}))
          .isInstanceOf(RunInterrupted.class);
      assertThatThrownBy(() -> RangeLoop.replay(10, x -> x, new long[10]))
          .isInstanceOf(RunInterrupted.class);
    }
    reuse();
  }

  @Test
  void aCallThatTakesTooLongStopsTheRunAndNamesTheLoop() {
    RunOptions limited = TestPool.options(Inline.NEVER).withCallTimeout(Duration.ofMillis(50));
    try (Run run = engine.begin(limited)) {
      run.locate(Map.of(0, "line 3"));
      assertThat(run.progress().tasks()).isZero();
      assertThatThrownBy(
              () -> StepLoop.replay(many, x -> x < 5 ? x : block(new CountDownLatch(1)), v -> {}))
          .isInstanceOf(CallTimeout.class)
          .hasMessageContaining("in line 3, made in iteration ")
          .hasMessageContaining("50 ms")
          .satisfies(late ->
              assertThat(late.getStackTrace())
                  .extracting(StackTraceElement::getClassName)
                  .contains(InterruptTest.class.getName()));
    }
    reuse();
  }

  @Test
  void callsOfOneChunkMayTakeLongTogether() {
    RunOptions limited = TestPool.options(Inline.NEVER).withCallTimeout(Duration.ofMillis(200));
    List<Long> out = new ArrayList<>();
    try (Run run = engine.begin(limited)) {
      StepLoop.replay(
          IntStream.range(0, 2_040).boxed().toList(), // those to 2,000 make chunks long
          x -> x < 2_000 ? x : linger(),
          out::add);
      assertThat(run.end().totals().tasks()).isEqualTo(2_040);
    }
    assertThat(out).hasSize(2_040);
  }

  @Test
  void aRunThatTakesTooLongIsStopped() {
    try (Run run =
        engine.begin(TestPool.options(Inline.NEVER).withRunTimeout(Duration.ofMillis(60)))) {
      assertThat(run.progress().tasks()).isZero();
      assertThatThrownBy(() -> StepLoop.replay(many, x -> block(new CountDownLatch(1)), v -> {}))
          .isInstanceOf(CallTimeout.class)
          .hasMessageContaining("60 ms");
    }
    reuse();
  }

  @Test
  void theCallersOwnInterruptReachesTheCallItWaitsFor() throws Exception {
    CountDownLatch blocked = new CountDownLatch(1);
    AtomicReference<Throwable> met = new AtomicReference<>();
    Thread caller =
        Thread.ofPlatform()
            .start(() -> {
              try (Run run = engine.begin(TestPool.options(Inline.NEVER))) {
                StepLoop.replay(many, x -> block(blocked), v -> {});
                met.set(new AssertionError(run));
              } catch (Throwable thrown) {
                met.set(thrown);
              }
            });
    blocked.await();
    caller.interrupt();
    caller.join();
    assertThat(met.get()).hasCauseInstanceOf(InterruptedException.class);
  }

  @Test
  void aCallThatIgnoresItsInterruptDoesNotHoldTheRunForEver() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Thread interrupter =
        Thread.ofPlatform()
            .start(() -> {
              try {
                stuck.await();
              } catch (InterruptedException e) {
                return;
              }
              engine.interrupt();
            });
    Thread caller = Thread.currentThread();
    try (Run run =
        engine.begin(TestPool.options(Inline.NEVER).withCallTimeout(Duration.ofMinutes(1)))) {
      assertThat(run.progress().tasks()).isZero();
      assertThatThrownBy(() ->
              StepLoop.replay(
                  many,
                  x -> {
                    if (Thread.currentThread() == caller) {
                      return x;
                    }
                    stuck.countDown();
                    boolean done = false;
                    while (!done) {
                      try {
                        release.await();
                        done = true;
                      } catch (InterruptedException ignored) {
                        Thread.onSpinWait();
                      }
                    }
                    return x;
                  },
                  v -> {}))
          .isInstanceOf(RunInterrupted.class);
    }
    interrupter.join();
    reuse();
    release.countDown();
  }
}
