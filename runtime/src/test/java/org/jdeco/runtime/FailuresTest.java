package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Failures are met where they would have been met serially. */
class FailuresTest {
  @RegisterExtension static final TestPool POOL = new TestPool(3);

  @ParameterizedTest
  @EnumSource(Inline.class)
  void theFirstFailureInLoopOrderIsThrownAndLaterStoresAreNotMade(Inline inline) {
    long[] r = new long[500];
    assertThatThrownBy(() ->
            POOL.run(
                inline,
                () ->
                    RangeLoop.replay(
                        500,
                        i -> {
                          if (i == 321 || i > 400) {
                            throw new IllegalStateException("at " + i);
                          }
                          return i + 1;
                        },
                        r)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("at 321");
    assertThat(r[320]).isEqualTo(321);
    assertThat(Arrays.stream(r, 321, 500)).containsOnly(0L);
  }

  @ParameterizedTest
  @EnumSource(Inline.class)
  void theCallsMadeBeforeAFailureAreWithinWhatIsReported(Inline inline) {
    try (Engine engine = new Engine(2);
        Run run = engine.begin(TestPool.options(inline))) {
      RangeLoop.replay(700, i -> i, new long[700]);
      assertThatThrownBy(() -> RangeLoop.replay(100, FailuresTest::failing, new long[100]))
          .hasMessage("no");
      Progress totals = run.end(RunState.FAILED).totals();
      assertThat(totals.done()).isBetween(701L, 741L);
      assertThat(totals.done() + totals.unsure()).isBetween(741L, 800L);
    }
  }

  @ParameterizedTest
  @EnumSource(Inline.class)
  void theCallsMadeBeforeAFailureAreKnownWhereEachIsAskedFor(Inline inline) {
    try (Engine engine = new Engine(2);
        Run run = engine.begin(TestPool.options(inline))) {
      RangeLoop.replay(700, i -> i, new long[700]);
      List<Integer> xs = IntStream.range(0, 100).boxed().toList();
      assertThatThrownBy(() -> StepLoop.replay(xs, FailuresTest::failing, x -> {}))
          .hasMessage("no");
      Progress totals = run.end(RunState.FAILED).totals();
      assertThat(totals.done()).isEqualTo(741);
      assertThat(totals.unsure()).isZero();
    }
  }

  @Test
  void aLoopThatFailedAndWasCaughtLeavesItsStripUnsure() {
    try (Engine engine = new Engine(2);
        Run run = engine.begin(TestPool.options(Inline.ALWAYS))) {
      long[] r = new long[1_000_000];
      assertThatThrownBy(() -> RangeLoop.replay(r.length, FailuresTest::failing, r))
          .hasMessage("no");
      RangeLoop.replay(1, i -> i, new long[1]);
      Progress totals = run.end(RunState.FAILED).totals();
      assertThat(totals.done()).isLessThanOrEqualTo(42);
      assertThat(totals.done() + totals.unsure()).isGreaterThanOrEqualTo(42);
    }
  }

  @Test
  void aFailureHasTheFramesItWouldHaveSerially() {
    Throwable serial = failure(Inline.ALWAYS);
    Throwable ahead = failure(Inline.NEVER);
    assertThat(methods(ahead)).isEqualTo(methods(serial));
    assertThat(methods(ahead.getCause())).isEqualTo(methods(serial.getCause()));
    assertThat(methods(ahead.getSuppressed()[0])).isEqualTo(methods(serial.getSuppressed()[0]));
  }

  private static long failing(int i) {
    if (i == 40) {
      IllegalStateException failure =
          new IllegalStateException("no", new RuntimeException("cause"));
      failure.addSuppressed(new RuntimeException("suppressed"));
      throw failure;
    }
    return i;
  }

  private static Throwable failure(Inline inline) {
    try {
      POOL.run(inline, () -> RangeLoop.replay(100, FailuresTest::failing, new long[100]));
      throw new AssertionError("did not fail");
    } catch (IllegalStateException expected) {
      return expected;
    }
  }

  private static List<String> methods(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .map(StackTraceElement::getMethodName)
        .takeWhile(name -> !name.startsWith("aFailure"))
        .toList();
  }

  @Test
  void aFailureThatTheLoopCatchesDoesNotEndIt() {
    List<Object> out = new ArrayList<>();
    POOL.run(
        Inline.NEVER,
        () -> {
          StepLoop<Integer> lookahead =
              new StepLoop<>(IntStream.range(0, 100).boxed().toList(), x -> 60 / (x % 7));
          try (Region region = Deco.region(0, lookahead)) {
            for (int i = 0; i < 100; i++) {
              StepLoop.Step<?> task = (StepLoop.Step<?>) region.next();
              try {
                out.add(task.take0());
              } catch (ArithmeticException e) {
                out.add("none");
              }
            }
          }
        });
    assertThat(out).hasSize(100);
    assertThat(out.subList(0, 3)).containsExactly("none", 60L, 30L);
    assertThat(out.stream().filter("none"::equals)).hasSize(15);
  }

  @Test
  void aLookaheadThatFailsLeavesTheRestInline() {
    List<Integer> xs =
        new ArrayList<>(IntStream.range(0, 50).boxed().toList()) {
          private int iterators;

          @Override
          public Iterator<Integer> iterator() {
            return iterators++ == 0
                ? IntStream.range(0, 50)
                    .mapToObj(i -> {
                      if (i == 20) {
                        throw new IllegalStateException("only ahead");
                      }
                      return i;
                    })
                    .iterator()
                : super.iterator();
          }
        };
    List<Long> out = new ArrayList<>();
    RunReport report = POOL.run(Inline.NEVER, () -> StepLoop.replay(xs, x -> x + 1L, out::add));
    assertThat(out).isEqualTo(IntStream.range(1, 51).mapToObj(i -> (long) i).toList());
    assertThat(report.totals().tasks()).isEqualTo(20);
    assertThat(report.totals().inline()).isEqualTo(30);
  }

  @Test
  void deepRecursionThatAWorkerCannotHoldIsTriedByTheCaller() throws Exception {
    List<Integer> xs = IntStream.range(0, 20).boxed().toList();
    List<Long> out = new ArrayList<>();
    Thread deep =
        new Thread(
            null,
            () -> POOL.run(Inline.NEVER, () -> StepLoop.replay(xs, x -> depth(400_000), out::add)),
            "deep",
            1L << 30);
    deep.start();
    deep.join();
    assertThat(out).hasSize(20).containsOnly(400_000L);
  }

  private static long depth(int n) {
    return n == 0 ? 0 : 1 + depth(n - 1);
  }
}
