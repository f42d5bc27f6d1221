package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries of loops that are over at once, which pass without a region of their own. */
@Timeout(60)
class ShortcutsTest {
  private static final int LOOP = 5;
  private static final int MANY = 5000;
  private static final List<Integer> FOUR = List.of(0, 1, 2, 3);

  /** A loop that shares its place. */
  private static final int OTHER = LOOP + 64;

  private static Progress run(RunOptions options, Runnable code) {
    return report(options, code).totals();
  }

  private static RunReport report(RunOptions options, Runnable code) {
    try (Engine engine = new Engine(2);
        Run run = engine.begin(options)) {
      code.run();
      return run.end();
    }
  }

  private static void enter(int loop, int times) {
    for (int entry = 0; entry < times; entry++) {
      RangeLoop.passing(loop, 4, i -> i, new long[4]);
    }
  }

  private static void enterSteps(int loop, int times) {
    for (int entry = 0; entry < times; entry++) {
      StepLoop.passing(loop, FOUR, i -> i, v -> {});
    }
  }

  /** Whether an entry of {@code total} iterations passes, which has none then. */
  private static boolean passes(int loop, long total) {
    Region region = Deco.pass(loop, total);
    if (region != null) {
      region.bound();
      region.bound();
    }
    return region != null;
  }

  /** How many entries of four iterations pass in a row, each of which takes some time. */
  private static int passing(int loop, int most, IntUnaryOperator each) {
    int passed = 0;
    while (passed < most && passes(loop, 4)) {
      each.applyAsInt(passed);
      passed++;
    }
    return passed;
  }

  /** Whether an entry passes now, or one of the next if the present one is to be measured. */
  private static boolean mayPass(int loop) {
    boolean passes = false;
    for (int i = 0; i < 100 && !passes; i++) {
      passes = passes(loop, 4);
      enter(loop, 1);
    }
    return passes;
  }

  @ParameterizedTest
  @EnumSource
  void callsAreCounted(Inline inline) {
    RunOptions options = TestPool.options(inline);
    assertThat(run(options, () -> enter(LOOP, MANY)).done()).isEqualTo(4 * MANY);
    assertThat(run(options, () -> enterSteps(LOOP, MANY)).done()).isEqualTo(4 * MANY);
  }

  @Test
  void shortEntriesPass() {
    run(
        TestPool.options(Inline.AUTO),
        () -> {
          assertThat(passes(LOOP, 4)).isFalse();
          enter(LOOP, MANY);
          assertThat(mayPass(LOOP)).isTrue();
          assertThat(passes(LOOP, 16)).isTrue();
          assertThat(passes(LOOP, 17)).isFalse();
          assertThat(passes(OTHER, 4)).isFalse();
        });
  }

  @Test
  void entriesThatDoNothingPass() {
    run(
        TestPool.options(Inline.AUTO),
        () -> {
          for (int entry = 0; entry < 100; entry++) {
            RangeLoop.passing(LOOP, 0, i -> i, new long[0]);
          }
          assertThat(passes(LOOP, 0)).isTrue();
          assertThat(passes(LOOP, 1)).isFalse();
        });
  }

  @Test
  void longEntriesDoNot() {
    run(
        TestPool.options(Inline.ALWAYS),
        () -> {
          for (int entry = 0; entry < 100; entry++) {
            RangeLoop.passing(LOOP, 4, ShortcutsTest::aMoment, new long[4]);
            assertThat(passes(LOOP, 4)).isFalse();
          }
        });
  }

  @Test
  void entriesThatBecomeLongAreNoticed() {
    run(
        TestPool.options(Inline.AUTO),
        () -> {
          enter(LOOP, MANY);
          assertThat(passing(LOOP, 100, ShortcutsTest::aMoment)).isLessThanOrEqualTo(16);
          for (int entry = 0; entry < 3; entry++) {
            RangeLoop.passing(LOOP, 4, ShortcutsTest::someMillis, new long[4]);
            assertThat(passes(LOOP, 4)).isFalse();
          }
        });
  }

  @Test
  void onlyAPartOfWhatWasSeenPasses() {
    run(
        TestPool.options(Inline.AUTO),
        () -> {
          enter(LOOP, 3);
          assertThat(passing(LOOP, 100, i -> i)).isLessThanOrEqualTo(1);
        });
  }

  @Test
  void nothingPassesWhereCallsAreToBeTasks() {
    run(
        TestPool.options(Inline.NEVER),
        () -> {
          enter(LOOP, 100);
          assertThat(mayPass(LOOP)).isFalse();
        });
  }

  @Test
  void nothingPassesWhereEntriesAreAskedFor() {
    run(
        TestPool.options(Inline.AUTO),
        () -> {
          assertThat(Deco.entry()).isNull();
          enter(LOOP, 100);
          assertThat(mayPass(LOOP)).isFalse();
        });
  }

  @Test
  void whatOneRunKnowsIsNotKnownToTheNext() {
    run(
        TestPool.options(Inline.AUTO),
        () -> {
          enter(LOOP, 100);
          run(TestPool.options(Inline.AUTO), () -> assertThat(Deco.pass(LOOP, 4)).isNull());
          assertThat(mayPass(LOOP)).isTrue();
        });
    assertThat(passes(LOOP, 4)).isFalse();
  }

  @Test
  void threadsWithoutARunPassEntriesToo() {
    enter(LOOP, 100);
    assertThat(mayPass(LOOP)).isTrue();
    enter(OTHER, 100);
    assertThat(mayPass(OTHER)).isTrue();
    assertThat(passes(LOOP, 4)).isFalse();
  }

  @Test
  void loopsThatShareAPlaceDoNotMeet() {
    RunReport report =
        report(
            TestPool.options(Inline.ALWAYS),
            () -> {
              for (int i = 0; i < 200; i++) {
                enter(LOOP, 7);
                enterSteps(OTHER, 5);
                StepLoop.passing(
                    LOOP,
                    FOUR,
                    x -> {
                      enter(OTHER, 3);
                      return x;
                    },
                    v -> {});
              }
            });
    assertThat(report.loops())
        .extracting(LoopReport::loop, LoopReport::inline)
        .containsExactly(tuple(LOOP, 200L * (28 + 4)), tuple(OTHER, 200L * (20 + 48)));
  }

  private static long tree(long x, int depth) {
    long[] sum = new long[1];
    StepLoop.passing(
        LOOP,
        FOUR,
        i -> depth == 0 ? TestPool.work(x + i) : tree(4 * (x + i), depth - 1),
        v -> sum[0] += v);
    return sum[0];
  }

  private static long serial(long x, int depth) {
    long sum = 0;
    for (int i : FOUR) {
      sum += depth == 0 ? TestPool.work(x + i) : serial(4 * (x + i), depth - 1);
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3})
  void aRecursionGivesWhatSerialCodeGives(long seed) {
    Schedule schedule = seed == 0 ? Schedule.NATURAL : new SeededSchedule(seed);
    try (Engine engine = new Engine(3, schedule);
        Run run = engine.begin(TestPool.options(Inline.AUTO))) {
      assertThat(tree(0, 6)).isEqualTo(serial(0, 6));
      assertThat(run.end().totals().done()).isEqualTo(21_844);
    }
  }

  @Test
  void upperLevelsOfARecursionRunAhead() {
    Progress totals =
        run(
            TestPool.options(Inline.AUTO),
            () -> {
              for (int i = 0; i < 1000; i++) {
                tree(i, 0);
              }
              tree(0, 8);
            });
    assertThat(totals.tasks()).isGreaterThan(8);
  }

  @Test
  void longPartsWithinAnEntryThatPassesRunAhead() {
    Progress totals =
        run(
            TestPool.options(Inline.AUTO),
            () -> {
              enterSteps(LOOP, MANY);
              Region passing = Deco.pass(LOOP, 4);
              assertThat(passing).isNotNull();
              passing.bound();
              for (int i = 0; i < 40; i++) {
                StepLoop.passing(LOOP, FOUR, ShortcutsTest::someMillis, v -> {});
              }
              passing.bound();
            });
    assertThat(totals.tasks()).isGreaterThan(40);
  }

  @Test
  void levelsDoNotPassForEachOther() {
    run(
        TestPool.options(Inline.ALWAYS),
        () -> {
          AtomicInteger outer = new AtomicInteger();
          for (int entry = 0; entry < 100; entry++) {
            outer.addAndGet(passes(LOOP, 2) ? 0 : 1);
            StepLoop.passing(
                LOOP,
                List.of(0, 1),
                x -> {
                  enterSteps(LOOP, 20);
                  return aMoment(x);
                },
                v -> {});
          }
          assertThat(outer).hasValue(100);
        });
  }

  @Test
  void whatIsThrownPasses() {
    AtomicInteger calls = new AtomicInteger();
    List<Long> taken = new ArrayList<>();
    Progress totals =
        run(
            TestPool.options(Inline.AUTO),
            () -> {
              for (int entry = 0; entry < 1000; entry++) {
                assertThatThrownBy(() ->
                        StepLoop.passing(
                            LOOP,
                            FOUR,
                            x -> {
                              calls.incrementAndGet();
                              return 6 / (2 - x);
                            },
                            taken::add))
                    .isInstanceOf(ArithmeticException.class);
              }
            });
    assertThat(calls).hasValue(3000);
    assertThat(taken).hasSize(2000);
    assertThat(totals.done()).isEqualTo(3000);
  }

  @Test
  void callsOfAnEntryThatFailedAreInDoubt() {
    try (Engine engine = new Engine(2);
        Run run = engine.begin(TestPool.options(Inline.AUTO))) {
      enter(LOOP, 1000);
      while (!mayPass(LOOP)) {}
      long before = run.progress().done();
      assertThatThrownBy(() -> RangeLoop.passing(LOOP, 4, i -> 6 / (1 - i), new long[4]))
          .isInstanceOf(ArithmeticException.class);
      Progress failed = run.end(RunState.FAILED).totals();
      assertThat(failed.done()).isGreaterThan(before);
      assertThat(failed.unsure()).isEqualTo(3);
      assertThat(failed.total()).isGreaterThanOrEqualTo(failed.done());
    }
  }

  @Test
  void numbersDrawnDoNotDependOnWhatPasses() {
    assertThat(draws(new SeededSchedule(1), i -> {})).isEqualTo(draws(Schedule.NATURAL, i -> {}));
    List<Long> plain = draws(Schedule.NATURAL, i -> {});
    assertThat(draws(Schedule.NATURAL, i -> enter(OTHER, i % 9))).isEqualTo(plain);
    assertThat(draws(new SeededSchedule(2), i -> enterSteps(OTHER, i % 9))).isEqualTo(plain);
  }

  private static List<Long> draws(Schedule schedule, IntConsumer before) {
    List<Long> drawn = new ArrayList<>();
    try (Engine engine = new Engine(2, schedule);
        Run _ = engine.begin(TestPool.options(Inline.AUTO).withSeed(9))) {
      enter(OTHER, 50);
      for (int i = 0; i < 50; i++) {
        before.accept(i);
        StepLoop.replay(
            LOOP,
            IntStream.range(0, 5).boxed().toList(),
            x -> Deco.random().nextLong(),
            drawn::add);
      }
    }
    return drawn;
  }

  private static int aMoment(int i) {
    return (int) spin(20_000, i);
  }

  private static long someMillis(int i) {
    return spin(3_000_000, i);
  }

  private static long spin(long nanos, int i) {
    long until = System.nanoTime() + nanos;
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    return i;
  }
}
