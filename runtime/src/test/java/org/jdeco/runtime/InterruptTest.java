package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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
    RunOptions limited =
        TestPool.options(Inline.NEVER)
            .withCallTimeout(Duration.ofMillis(50))
            .withLoops(List.of("line 3: for (x : xs)"));
    try (Run run = engine.begin(limited)) {
      assertThat(run.progress().tasks()).isZero();
      assertThatThrownBy(
              () -> StepLoop.replay(many, x -> x < 5 ? x : block(new CountDownLatch(1)), v -> {}))
          .isInstanceOf(CallTimeout.class)
          .hasMessageContaining("line 3: for (x : xs)")
          .hasMessageContaining("50 ms");
    }
    reuse();
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
        engine.begin(TestPool.options(Inline.NEVER).withRunTimeout(Duration.ofMinutes(1)))) {
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
