package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GraphTest {
  /** One call of straight-line code. */
  static final class Call extends Task {
    private final LongSupplier f;
    long v0;

    Call(LongSupplier f) {
      this.f = f;
    }

    @Override
    protected void run() {
      v0 = f.getAsLong();
      done = 1;
    }

    long take0() {
      arrive(0);
      return v0;
    }
  }

  static RunOptions options(Inline inline) {
    return RunOptions.DEFAULT.withInline(inline).withMaxLoad(Double.POSITIVE_INFINITY);
  }

  static long fib(int n) {
    if (n < 2) {
      return n;
    }
    try (Graph graph = Deco.graph(0)) {
      Call a = graph.fork(new Call(() -> fib(n - 1)));
      Call b = graph.fork(new Call(() -> fib(n - 2)));
      return a.take0() + b.take0();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void recursionThroughForksNeverDeadlocks(int workers) {
    try (Engine engine = new Engine(workers);
        Run run = engine.begin(options(Inline.AUTO))) {
      assertThat(fib(16)).as("%s", run.progress()).isEqualTo(987);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void aCallStartsWhenThoseItDependsOnAreFinished(int workers) {
    try (Engine engine = new Engine(workers);
        Run run = engine.begin(options(Inline.NEVER))) {
      for (int round = 0; round < 200; round++) {
        long base = round;
        try (Graph graph = Deco.graph(0)) {
          Call x = graph.fork(new Call(() -> base + 1));
          Call y = graph.fork(new Call(() -> base + 2));
          Call z = graph.fork(new Call(() -> x.v0 * y.v0), x, y);
          Call w = graph.fork(new Call(() -> base + 3));
          assertThat(z.take0()).as("%s", run).isEqualTo((base + 1) * (base + 2));
          assertThat(w.take0()).isEqualTo(base + 3);
        }
      }
    }
  }

  @Test
  void callsThatDoNotDependOnEachOtherOverlap() {
    try (Engine engine = new Engine(2);
        Run run = engine.begin(options(Inline.NEVER));
        Graph graph = Deco.graph(0)) {
      CountDownLatch both = new CountDownLatch(2);
      Call a = graph.fork(new Call(() -> meet(both)));
      Call b = graph.fork(new Call(() -> meet(both)));
      assertThat(a.take0() + b.take0()).as("%s", run).isEqualTo(2);
    }
  }

  private static long meet(CountDownLatch latch) {
    latch.countDown();
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return 1;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aFailureIsThrownWhereItIsTakenAndStopsWhatDependsOnIt(int workers) {
    AtomicInteger ran = new AtomicInteger();
    try (Engine engine = new Engine(workers);
        Run run = engine.begin(options(Inline.NEVER));
        Graph graph = Deco.graph(0)) {
      Call x =
          graph.fork(
              new Call(() -> {
                throw new IllegalStateException("x");
              }));
      Call y = graph.fork(new Call(ran::incrementAndGet), x);
      assertThatThrownBy(y::take0).as("%s", run).hasMessage("x");
      assertThatThrownBy(x::take0).hasMessage("x");
      assertThat(ran).hasValue(0);
    }
  }

  @Test
  void whatIsNotTakenIsCancelled() {
    AtomicInteger ran = new AtomicInteger();
    try (Engine engine = new Engine(1);
        Run run = engine.begin(options(Inline.NEVER))) {
      assertThat(run.progress().tasks()).isZero();
      try (Graph graph = Deco.graph(0)) {
        graph.fork(new Call(ran::incrementAndGet));
      }
      assertThat(ran).hasValue(0);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void noScheduleChangesAResult(long seed) {
    try (Engine engine = new Engine(3, new SeededSchedule(seed));
        Run run = engine.begin(options(Inline.AUTO))) {
      assertThat(fib(12)).as("%s", run.progress()).isEqualTo(144);
    }
  }
}
