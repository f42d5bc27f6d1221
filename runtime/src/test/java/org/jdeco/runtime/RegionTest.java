package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {
  static Engine engine;

  @BeforeAll
  static void begin() {
    engine = new Engine(3);
  }

  @AfterAll
  static void end() {
    engine.close();
  }

  static RunReport run(Inline inline, Runnable code) {
    try (Run run = engine.begin(options(inline))) {
      code.run();
      return run.end();
    }
  }

  static RunOptions options(Inline inline) {
    return RunOptions.DEFAULT.withInline(inline).withMaxLoad(Double.POSITIVE_INFINITY);
  }

  static long work(long x) {
    long y = x;
    for (int i = 0; i < 200; i++) {
      y ^= y << 13;
      y ^= y >>> 7;
      y ^= y << 17;
    }
    return y;
  }

  @ParameterizedTest
  @EnumSource(Inline.class)
  void aCountedLoopStoresWhatItWouldSerially(Inline inline) {
    long[] serial = RangeLoop.serial(20_000, RegionTest::work, new long[20_000]);
    long[] ahead = new long[20_000];
    RunReport report = run(inline, () -> RangeLoop.replay(20_000, RegionTest::work, ahead));
    assertThat(ahead).isEqualTo(serial);
    assertThat(report.totals().tasks() + report.totals().inline()).isEqualTo(20_000);
    assertThat(report.totals().total()).isEqualTo(20_000);
  }

  @ParameterizedTest
  @EnumSource(Inline.class)
  void anIterationAppendsInOrder(Inline inline) {
    List<Integer> xs = IntStream.range(0, 5_000).boxed().toList();
    List<Long> out = new ArrayList<>();
    run(inline, () -> StepLoop.replay(xs, x -> work(x), out::add));
    assertThat(out).isEqualTo(xs.stream().map(x -> work(x)).toList());
  }

  @ParameterizedTest
  @EnumSource(Inline.class)
  void aNestSkipsEmptyRows(Inline inline) {
    int[] widths = new int[300];
    Arrays.setAll(widths, i -> i % 7 == 3 ? 0 : i % 50);
    int[][] g = new int[1][];
    List<int[][]> out = new ArrayList<>();
    run(inline, () -> out.add(GridLoop.replay(widths, (i, j) -> (int) work(i * 1000L + j))));
    assertThat(out.getFirst())
        .isDeepEqualTo(GridLoop.serial(widths, (i, j) -> (int) work(i * 1000L + j)));
  }

  @ParameterizedTest
  @EnumSource(Inline.class)
  void twoCallsOfAnIterationKeepTheirOrder(Inline inline) {
    List<Long> serial = new ArrayList<>();
    PairLoop.serial(1_000, RegionTest::work, i -> -i, serial::add);
    List<Long> out = new ArrayList<>();
    run(inline, () -> PairLoop.replay(1_000, RegionTest::work, i -> -i, out::add));
    assertThat(out).isEqualTo(serial);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 17})
  void shortLoopsEnd(int n) {
    for (Inline inline : Inline.values()) {
      long[] r = new long[n];
      run(inline, () -> RangeLoop.replay(n, i -> i + 1, r));
      assertThat(r).isEqualTo(RangeLoop.serial(n, i -> i + 1, new long[n]));
    }
  }

  @Test
  void oneWorkerIsEnough() {
    try (Engine alone = new Engine(1);
        Run run = alone.begin(options(Inline.NEVER))) {
      long[] r = RangeLoop.replay(1_000, RegionTest::work, new long[1_000]);
      assertThat(r).isEqualTo(RangeLoop.serial(1_000, RegionTest::work, new long[1_000]));
      assertThat(run.end().totals().tasks()).isEqualTo(1_000);
    }
  }

  @Test
  void loopsWorkWithoutARun() {
    long[] r = RangeLoop.replay(3_000, RegionTest::work, new long[3_000]);
    assertThat(r).isEqualTo(RangeLoop.serial(3_000, RegionTest::work, new long[3_000]));
  }

  @ParameterizedTest
  @EnumSource(Inline.class)
  void theFirstFailureInLoopOrderIsThrownAndLaterStoresAreNotMade(Inline inline) {
    long[] r = new long[500];
    assertThatThrownBy(() ->
            run(
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

  @Test
  void aFailureHasTheFramesItWouldHaveSerially() {
    Throwable serial = failure(Inline.ALWAYS);
    Throwable ahead = failure(Inline.NEVER);
    assertThat(methods(ahead)).isEqualTo(methods(serial));
  }

  private static long failing(int i) {
    if (i == 40) {
      throw new IllegalStateException("no");
    }
    return i;
  }

  private static Throwable failure(Inline inline) {
    try {
      run(inline, () -> RangeLoop.replay(100, RegionTest::failing, new long[100]));
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
    run(
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
          public java.util.Iterator<Integer> iterator() {
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
    RunReport report = run(Inline.NEVER, () -> StepLoop.replay(xs, x -> x + 1L, out::add));
    assertThat(out).isEqualTo(IntStream.range(1, 51).mapToObj(i -> (long) i).toList());
    assertThat(report.totals().tasks()).isEqualTo(20);
    assertThat(report.totals().inline()).isEqualTo(30);
  }

  @Test
  void aPredictionThatDoesNotFitTheReplayIsDropped() {
    long[] r = new long[400];
    run(
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
    run(
        Inline.NEVER,
        () -> {
          StepLoop<Integer> lookahead =
              new StepLoop<>(
                  xs,
                  x -> {
                    running.incrementAndGet();
                    try {
                      return work(x);
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
    assertThatThrownBy(() ->
            run(
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
                          } catch (InterruptedException e) {
                            interrupted.incrementAndGet();
                          }
                          return x;
                        },
                        v -> {})))
        .hasMessage("first");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(interrupted.get()).isLessThanOrEqualTo(3);
    // no flag is left on the pool
    List<Long> out = new ArrayList<>();
    run(
        Inline.NEVER,
        () -> StepLoop.replay(xs, x -> Thread.currentThread().isInterrupted() ? 1 : 0, out::add));
    assertThat(out).containsOnly(0L);
  }

  @Test
  void aTaskThatSetsItsOwnFlagDoesNotDisturbLaterOnes() {
    List<Integer> xs = IntStream.range(0, 200).boxed().toList();
    Thread caller = Thread.currentThread();
    List<Long> out = new ArrayList<>();
    run(
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

  @ParameterizedTest
  @EnumSource(Inline.class)
  void textIsDeliveredInSerialOrderBeforeTheFailure(Inline inline) {
    List<Integer> xs = IntStream.range(0, 200).boxed().toList();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i <= 150; i++) {
      expected.append("in ").append(i).append('\n');
      if (i < 150) {
        expected.append("out ").append(i).append('\n');
      }
    }
    try (CapturedOutput output = new CapturedOutput()) {
      assertThatThrownBy(() ->
              run(
                  inline,
                  () ->
                      StepLoop.replay(
                          xs,
                          x -> {
                            System.out.print("in " + x + "\n");
                            if (x == 150) {
                              throw new IllegalStateException("stop");
                            }
                            return x;
                          },
                          v -> System.out.print("out " + v + "\n"))))
          .hasMessage("stop");
      assertThat(output.text()).isEqualTo(expected.toString());
    }
  }

  @ParameterizedTest
  @EnumSource(Inline.class)
  void textOfTwoCallsIsDeliveredWithEach(Inline inline) {
    StringBuilder expected = new StringBuilder();
    PairLoop.serial(
        60, i -> say(expected, "f" + i), i -> say(expected, "g" + i), v -> expected.append('.'));
    try (CapturedOutput output = new CapturedOutput()) {
      run(
          inline,
          () ->
              PairLoop.replay(
                  60, i -> print("f" + i), i -> print("g" + i), v -> System.out.print('.')));
      assertThat(output.text()).isEqualTo(expected.toString());
    }
  }

  private static long say(StringBuilder to, String text) {
    to.append(text);
    return 0;
  }

  private static long print(String text) {
    System.out.print(text);
    return 0;
  }

  @Test
  void theWindowIsBounded() {
    AtomicInteger begun = new AtomicInteger();
    List<Integer> xs = IntStream.range(0, 200_000).boxed().toList();
    int[] taken = new int[1];
    int[] most = new int[1];
    run(
        Inline.NEVER,
        () ->
            StepLoop.replay(
                xs,
                x -> begun.incrementAndGet(),
                v -> {
                  taken[0]++;
                  most[0] = Math.max(most[0], begun.get() - taken[0]);
                }));
    assertThat(most[0]).isLessThan(40_000);
  }

  @Test
  void deepRecursionThatAWorkerCannotHoldIsTriedByTheCaller() throws Exception {
    List<Integer> xs = IntStream.range(0, 20).boxed().toList();
    List<Long> out = new ArrayList<>();
    Thread deep =
        new Thread(
            null,
            () -> run(Inline.NEVER, () -> StepLoop.replay(xs, x -> depth(400_000), out::add)),
            "deep",
            1L << 30);
    deep.start();
    deep.join();
    assertThat(out).hasSize(20).containsOnly(400_000L);
  }

  private static long depth(int n) {
    return n == 0 ? 0 : 1 + depth(n - 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noScheduleChangesAResult(long seed) {
    try (Engine bent = new Engine(4, new SeededSchedule(seed))) {
      for (int round = 0; round < 20; round++) {
        int n = 50 + 37 * round;
        try (Run run = bent.begin(options(Inline.AUTO))) {
          assertThat(run.progress().done()).isZero();
          long[] r = RangeLoop.replay(n, RegionTest::work, new long[n]);
          assertThat(r).isEqualTo(RangeLoop.serial(n, RegionTest::work, new long[n]));
          List<Long> out = new ArrayList<>();
          PairLoop.replay(n, RegionTest::work, i -> i, out::add);
          List<Long> serial = new ArrayList<>();
          PairLoop.serial(n, RegionTest::work, i -> i, serial::add);
          assertThat(out).isEqualTo(serial);
          int[] widths = IntStream.range(0, n / 10).map(i -> i * 7 % 13).toArray();
          assertThat(GridLoop.replay(widths, (i, j) -> i * 31 + j))
              .isDeepEqualTo(GridLoop.serial(widths, (i, j) -> i * 31 + j));
          int failing = n / 2;
          assertThatThrownBy(() ->
                  RangeLoop.replay(
                      n,
                      i -> {
                        if (i >= failing) {
                          throw new IllegalStateException("at " + i);
                        }
                        return i;
                      },
                      new long[n]))
              .hasMessage("at " + failing);
        }
      }
    }
  }
}
