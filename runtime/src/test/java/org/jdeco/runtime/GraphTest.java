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
        Run run = engine.begin(TestPool.options(Inline.AUTO))) {
      assertThat(fib(16)).as("%s", run.progress()).isEqualTo(987);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void aCallStartsWhenThoseItDependsOnAreFinished(int workers) {
    try (Engine engine = new Engine(workers);
        Run run = engine.begin(TestPool.options(Inline.NEVER))) {
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
        Run run = engine.begin(TestPool.options(Inline.NEVER));
        Graph graph = Deco.graph(0)) {
      CountDownLatch both = new CountDownLatch(2);
      Call a = graph.fork(new Call(() -> TestPool.meet(both)));
      Call b = graph.fork(new Call(() -> TestPool.meet(both)));
      assertThat(a.take0() + b.take0()).as("%s", run).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aFailureIsThrownWhereItIsTakenAndStopsWhatDependsOnIt(int workers) {
    AtomicInteger ran = new AtomicInteger();
    try (Engine engine = new Engine(workers);
        Run run = engine.begin(TestPool.options(Inline.NEVER));
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
        Run run = engine.begin(TestPool.options(Inline.NEVER))) {
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
        Run run = engine.begin(TestPool.options(Inline.AUTO))) {
      assertThat(fib(12)).as("%s", run.progress()).isEqualTo(144);
    }
  }

  /** A call as rewritten code makes it. */
  static final class Square extends org.jdeco.runtime.Call {
    private final int x;

    Square(int x) {
      this.x = x;
    }

    @Override
    protected void run() {
      value = square(x);
      done = 1;
    }
  }

  static int square(int x) {
    if (x < 0) {
      throw new IllegalStateException("negative: " + x);
    }
    return x * x;
  }

  private static int squares(int number, int from) {
    Graph graph = Deco.ahead(number, 2);
    try {
      if (graph != null && graph.pays()) {
        graph.fork(new Square(from));
        graph.fork(new Square(from + 1));
      }
      int a = graph != null && graph.has(0) ? (int) graph.<Integer>take(0) : square(from);
      int b = graph != null && graph.has(1) ? (int) graph.<Integer>take(1) : square(from + 1);
      return a + b;
    } finally {
      if (graph != null) {
        graph.close();
      }
    }
  }

  @Test
  void callsThatAreTooCheapAreMadeInPlaceAndTimedNowAndThen() {
    try (Engine engine = new Engine(2);
        Run run = engine.begin(TestPool.options(Inline.AUTO))) {
      for (int i = 0; i < 10_000; i++) {
        assertThat(squares(3, i)).isEqualTo(i * i + (i + 1) * (i + 1));
      }
      assertThat(run.progress().inline()).isGreaterThan(10_000);
      assertThat(Lane.current().top).isNull();
    }
  }

  @Test
  void snippetsFindTheirGraphByItsNumberUntilItsLastResultIsTaken() {
    try (Engine engine = new Engine(2);
        Run run = engine.begin(TestPool.options(Inline.NEVER))) {
      boolean begun =
          Deco.begins(
              5,
              2,
              0,
              graph -> {
                graph.fork(new Square(3));
                graph.fork(new Square(4));
              });
      assertThat(begun).as("%s", run).isTrue();
      assertThat(Deco.<Integer>take(5, 0)).isEqualTo(9);
      assertThat(Deco.has(6, 0)).isFalse();
      assertThat(Deco.has(5, 1)).isTrue();
      assertThat(Deco.<Integer>take(5, 1)).isEqualTo(16);
      assertThat(Lane.current().top).isNull();
      assertThat(Deco.has(5, 1)).isFalse();
    }
  }

  @Test
  void callsInArgumentsFailFirst() {
    try (Engine engine = new Engine(2);
        Run run = engine.begin(TestPool.options(Inline.NEVER));
        Graph graph = Deco.ahead(1, 3)) {
      graph.fork(new Square(-1));
      graph.fork(new Square(-2));
      graph.fork(new Square(4), graph.task(1));
      assertThatThrownBy(() -> graph.has(2)).as("%s", run).hasMessage("negative: -1");
    }
  }

  @Test
  void theEndOfARunClosesWhatIsLeftOpen() {
    try (Engine engine = new Engine(2)) {
      Run run = engine.begin(TestPool.options(Inline.NEVER));
      assertThat(Deco.begins(5, 2, 0, graph -> graph.fork(new Square(3)))).isTrue();
      run.end(RunState.FAILED);
      assertThat(Lane.current().top).isNull();
      assertThat(Lane.current().run).isNull();
    }
  }

  @Test
  void aFailureIsToldWithTheFramesOfTheCaller() {
    try (Engine engine = new Engine(2);
        Run run = engine.begin(TestPool.options(Inline.NEVER));
        Graph graph = Deco.ahead(1, 1)) {
      graph.fork(new Square(-1));
      assertThat(graph.has(0)).as("%s", run).isTrue();
      assertThatThrownBy(() -> graph.take(0))
          .satisfies(thrown ->
              assertThat(thrown.getStackTrace())
                  .noneMatch(frame -> frame.getClassName().equals(Graph.class.getName()))
                  .anyMatch(frame -> frame.getMethodName().equals("square")));
    }
  }
}
