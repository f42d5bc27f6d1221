package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EngineTest {
  static final RunOptions FREE = TestPool.options(Inline.NEVER);

  @Test
  void asManyCallsRunAtOnceAsThereAreWorkers() {
    for (int workers = 2; workers <= 5; workers++) {
      try (Engine engine = new Engine(2)) {
        engine.workers(workers);
        try (Run run = engine.begin(FREE)) {
          CountDownLatch all = new CountDownLatch(workers);
          List<Long> out = new ArrayList<>();
          StepLoop.replay(
              IntStream.range(0, workers).boxed().toList(), x -> TestPool.meet(all), out::add);
          assertThat(out).as("%s", run).hasSize(workers).containsOnly(1L);
        }
      }
    }
  }

  @Test
  void theCallerMakesNoCallBeforeTheOthersHaveSome() {
    CountDownLatch made = new CountDownLatch(3);
    Schedule slow =
        new Schedule() {
          @Override
          public void pass(Point point) {
            if (point == Point.PUBLISH) {
              made.countDown();
              LockSupport.parkNanos(3_000_000); // longer than it goes on making tasks
            } else if (point == Point.CLAIM && Thread.currentThread() instanceof Worker) {
              TestPool.await(made); // the caller could have all until then
            }
          }
        };
    try (Engine engine = new Engine(3, slow);
        Run run = engine.begin(FREE)) {
      CountDownLatch all = new CountDownLatch(3);
      List<Long> out = new ArrayList<>();
      StepLoop.replay(List.of(1, 2, 3), x -> TestPool.meet(all), out::add);
      assertThat(out).as("%s", run).containsExactly(1L, 1L, 1L);
    }
  }

  @Test
  void virtualThreadsOverlapAsManyCallsAsConcurrencyAllows() {
    try (Engine engine = new Engine(1);
        Run run = engine.begin(FREE.withBackend(Backend.VIRTUAL).withConcurrency(64))) {
      CountDownLatch all = new CountDownLatch(64);
      List<Long> out = new ArrayList<>();
      StepLoop.replay(IntStream.range(0, 200).boxed().toList(), x -> TestPool.meet(all), out::add);
      assertThat(out).as("%s", run).hasSize(200).containsOnly(1L);
      long[] r = RangeLoop.replay(3_000, TestPool::work, new long[3_000]);
      assertThat(r).isEqualTo(RangeLoop.serial(3_000, TestPool::work, new long[3_000]));
    }
  }

  @Test
  void anOverloadedMachineIsLeftAlone() {
    try (Engine engine = new Engine(2);
        Run run = engine.begin(RunOptions.DEFAULT.withMaxLoad(Double.MIN_VALUE))) {
      RangeLoop.replay(100, i -> i, new long[100]);
      RunReport report = run.end();
      if (LoadGuard.load() > 0) {
        assertThat(report.totals().tasks()).isZero();
        assertThat(report.totals().note()).contains("load").contains("serially");
      }
    }
  }

  @Test
  void aReportAddsUp() {
    try (Engine engine = new Engine(2);
        Run run = engine.begin(FREE)) {
      RangeLoop.replay(1_000, TestPool::work, new long[1_000]);
      Progress totals = run.end().totals();
      assertThat(totals.state()).isEqualTo(RunState.DONE);
      assertThat(totals.done()).isEqualTo(1_000);
      assertThat(totals.tasks()).isEqualTo(1_000);
      assertThat(totals.total()).isEqualTo(1_000);
      assertThat(totals.running()).isZero();
      assertThat(totals.chunks()).isBetween(2L, 1_000L);
      assertThat(totals.speedup()).isBetween(0.0, 2.5);
      assertThat(run.end().loops()).singleElement();
    }
  }

  @Test
  void anEndedRunIsNoLongerTheThreadsOwn() {
    try (Engine engine = new Engine(2)) {
      Run run = engine.begin(FREE);
      run.end();
      RangeLoop.replay(10, i -> i, new long[10]);
      assertThat(run.progress().done()).isZero();
    }
  }

  @Test
  void aClosedEngineBeginsNothing() {
    Engine engine = new Engine(2);
    engine.close();
    assertThatThrownBy(() -> engine.begin(FREE)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theThreadsAreNamedAndDoNotKeepTheProcessAlive() {
    AtomicBoolean daemon = new AtomicBoolean();
    Thread caller = Thread.currentThread();
    CountDownLatch both = new CountDownLatch(2);
    List<String> names = new ArrayList<>();
    try (Engine engine = new Engine(2);
        Run run = engine.begin(FREE)) {
      StepLoop.replay(
          List.of(1, 2),
          x -> {
            if (Thread.currentThread() != caller) {
              synchronized (names) {
                names.add(Thread.currentThread().getName());
              }
              daemon.set(Thread.currentThread().isDaemon());
            }
            return TestPool.meet(both);
          },
          v -> {});
      assertThat(run.end().totals().tasks()).isEqualTo(2);
    }
    assertThat(names).isNotEmpty().allMatch(name -> name.startsWith("jdeco-worker-"));
    assertThat(daemon).isTrue();
  }

  @Test
  void rangesShareOutEvenly() {
    assertThat(Deco.ranges(10, 1, 3))
        .extracting(Deco.Range::size)
        .containsExactlyInAnyOrder(3, 3, 4);
    assertThat(Deco.ranges(10, 6, 4)).containsExactly(new Deco.Range(0, 10));
    assertThat(Deco.ranges(0, 1, 4)).isEmpty();
    assertThat(Deco.ranges(List.of("a", "b", "c"), 1, 2))
        .containsExactly(List.of("a"), List.of("b", "c"));
    Iterable<String> letters = List.of("a", "b", "c")::iterator;
    assertThat(Deco.ranges(letters, 1, 2)).containsExactly(List.of("a"), List.of("b", "c"));
    assertThatThrownBy(() -> Deco.ranges(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
