package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
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
    try (Engine engine = new Engine(2);
        Run run = engine.begin(options)) {
      code.run();
      return run.end().totals();
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

  /** Enters a loop again and again; returns how many entries passed before one did not. */
  private static int passes(int loop, int most) {
    int passed = 0;
    while (passed < most && Deco.pass(loop, 4) != null) {
      passed++;
    }
    return passed;
  }

  /** Whether an entry passes now, or one of the next if the present one is to be measured. */
  private static boolean mayPass(int loop) {
    boolean passes = false;
    for (int i = 0; i < 100 && !passes; i++) {
      passes = Deco.pass(loop, 4) != null;
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
          assertThat(Deco.pass(LOOP, 4)).isNull();
          enter(LOOP, MANY);
          assertThat(mayPass(LOOP)).isTrue();
          assertThat(Deco.pass(LOOP, 1_000_000)).isNull();
          assertThat(Deco.pass(OTHER, 4)).isNull();
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
          assertThat(Deco.pass(LOOP, 0)).isNotNull();
          assertThat(Deco.pass(LOOP, 1)).isNull();
        });
  }

  @Test
  void longEntriesDoNot() {
    run(
        TestPool.options(Inline.ALWAYS),
        () -> {
          for (int entry = 0; entry < 100; entry++) {
            RangeLoop.passing(LOOP, 4, ShortcutsTest::aMoment, new long[4]);
            assertThat(Deco.pass(LOOP, 4)).isNull();
          }
        });
  }

  @Test
  void entriesThatBecomeLongAreNoticed() {
    run(
        TestPool.options(Inline.AUTO),
        () -> {
          enter(LOOP, MANY);
          int passed = 0;
          while (Deco.pass(LOOP, 4) != null) {
            aMoment(0);
            passed++;
          }
          assertThat(passed).isLessThanOrEqualTo(16);
          for (int entry = 0; entry < 3; entry++) {
            RangeLoop.passing(LOOP, 4, ShortcutsTest::someMillis, new long[4]);
            assertThat(Deco.pass(LOOP, 4)).isNull();
          }
        });
  }

  @Test
  void onlyAPartOfWhatWasSeenPasses() {
    run(
        TestPool.options(Inline.AUTO),
        () -> {
          enter(LOOP, 3);
          assertThat(passes(LOOP, 100)).isLessThanOrEqualTo(1);
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
    assertThat(Deco.pass(LOOP, 4)).isNull();
  }

  @Test
  void threadsWithoutARunPassEntriesToo() {
    enter(LOOP, 100);
    assertThat(mayPass(LOOP)).isTrue();
    enter(OTHER, 100);
    assertThat(mayPass(OTHER)).isTrue();
    assertThat(Deco.pass(LOOP, 4)).isNull();
  }

  @Test
  void loopsThatShareAPlaceDoNotMeet() {
    Progress totals =
        run(
            TestPool.options(Inline.AUTO),
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
    assertThat(totals.done()).isEqualTo(200 * (28 + 20 + 4 + 48));
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
    Progress totals = run(TestPool.options(Inline.AUTO), () -> tree(0, 8));
    assertThat(totals.tasks()).isPositive();
  }

  @Test
  void levelsDoNotPassForEachOther() {
    run(
        TestPool.options(Inline.ALWAYS),
        () -> {
          AtomicInteger outer = new AtomicInteger();
          for (int entry = 0; entry < 100; entry++) {
            outer.addAndGet(Deco.pass(LOOP, 2) == null ? 1 : 0);
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

  private static long aMoment(int i) {
    return spin(20_000, i);
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
