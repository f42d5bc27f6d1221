package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops that end before calls that never return, and heed nothing. */
@Timeout(60)
class SearchTest {
  /** Leaves threads behind soon; whatever else it waits for would run into the test's limit. */
  private static final Patience SHORT =
      new Patience(1_000_000, 2_000_000, 5_000_000, 1L << 50, 1L << 50, 1L << 50);

  private volatile boolean over;
  private final AtomicInteger stuck = new AtomicInteger();

  @AfterEach
  void letThemGo() {
    over = true;
  }

  private int never() {
    stuck.incrementAndGet();
    while (!over) {
      LockSupport.parkNanos(1_000_000); // and not a word of interrupts
      Thread.interrupted();
    }
    return -1;
  }

  /** A function that returns up to and with an index. */
  private int upTo(int last, int i) {
    return i > last ? never() : TestPool.work(i) == 1 ? 0 : i;
  }

  private static Engine engine(int workers) {
    return new Engine(workers, Schedule.NATURAL, SHORT);
  }

  private static void isUsable(Engine engine) {
    try (Run run = engine.begin(TestPool.options(Inline.NEVER))) {
      long[] r = RangeLoop.replay(5_000, TestPool::work, new long[5_000]);
      assertThat(r).isEqualTo(RangeLoop.serial(5_000, TestPool::work, new long[5_000]));
      assertThat(run.end().totals().tasks()).isEqualTo(5_000);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,0", "2,0", "2,1", "2,7", "2,900", "3,5", "3,3000", "5,64", "5,20000"})
  void aSearchEndsWhereCallsBehindItsEndDoNotReturn(int workers, int wanted) {
    try (Engine engine = engine(workers)) {
      for (int k = 0; k < 3; k++) {
        try (Run run = engine.begin(TestPool.options(Inline.NEVER))) {
          assertThat(SearchLoop.find(1 << 20, i -> upTo(wanted, i), wanted)).isEqualTo(wanted);
          Progress totals = run.end().totals();
          assertThat(totals.tasks() + totals.inline()).isBetween((long) wanted, 1L << 20);
        }
      }
      isUsable(engine);
    }
  }

  @Test
  void callsAreLeftBehindAndDoNotCount() {
    try (Engine engine = engine(3);
        Run run = engine.begin(TestPool.options(Inline.NEVER))) {
      int found = 0;
      while (stuck.get() == 0) { // the caller may be faster than the workers
        found = SearchLoop.find(100, i -> upTo(found(), i), found());
      }
      assertThat(found).isEqualTo(found());
      Progress totals = run.end().totals();
      assertThat(stuck.get()).isPositive();
      over = true;
      assertThat(run.progress().tasks()).isEqualTo(totals.tasks());
    }
  }

  private static int found() {
    return 20;
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void anExceptionEndsALoopBeforeCallsThatDoNotReturn(Backend backend) {
    try (Engine engine = engine(3)) {
      for (int k = 0; k < 20; k++) {
        int last = 3 * k;
        try (Run run = engine.begin(TestPool.options(Inline.NEVER).withBackend(backend))) {
          assertThat(run.progress().tasks()).isZero();
          assertThatThrownBy(() ->
                  SearchLoop.find(
                      1_000, i -> i == last ? Integer.parseInt("no") : upTo(last, i), -1))
              .isInstanceOf(NumberFormatException.class);
        }
      }
      over = true;
      isUsable(engine);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void searchesWithinCallsEnd(int workers) {
    try (Engine engine = engine(workers);
        Run run = engine.begin(TestPool.options(Inline.NEVER))) {
      assertThat(run.progress().tasks()).isZero();
      int[] all =
          IntStream.range(0, 20).map(k -> SearchLoop.find(30, i -> inner(k, i), 7)).toArray();
      assertThat(all).containsOnly(7);
      assertThat(SearchLoop.find(50, k -> SearchLoop.find(30, i -> inner(k, i), 7) + k, 16))
          .isEqualTo(9);
    }
  }

  private int inner(int k, int i) {
    return k < 20 && i <= 7 ? i : never();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void schedulesMakeNoDifference(long seed) {
    try (Engine engine = new Engine(3, new SeededSchedule(seed), SHORT)) {
      for (int k = 0; k < 30; k++) {
        int wanted = 5 * k;
        try (Run run = engine.begin(TestPool.options(Inline.AUTO))) {
          assertThat(run.progress().tasks()).isZero();
          assertThat(SearchLoop.find(1_000, i -> upTo(wanted, i), wanted)).isEqualTo(wanted);
        }
      }
    }
  }

  @Test
  void aChunkIsReplayedAsFarAsItIsFinished() {
    try (Engine engine = engine(2);
        Run run = engine.begin(TestPool.options(Inline.NEVER))) {
      assertThat(run.progress().tasks()).isZero();
      for (int wanted = 500; wanted < 540; wanted++) {
        int last = wanted; // chunks are long by then, so that most hold calls on both sides
        assertThat(SearchLoop.find(100_000, i -> i <= last ? i : never(), last)).isEqualTo(last);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"NEVER,300", "AUTO,300", "ALWAYS,300", "NEVER,0"})
  void aRunThatFailsTellsHowManyCallsSerialJavaWouldHaveMade(Inline inline, int failing) {
    try (Engine engine = engine(3);
        Run run = engine.begin(TestPool.options(inline))) {
      assertThatThrownBy(() ->
              SearchLoop.find(
                  5_000, i -> i == failing ? Integer.parseInt("no") : upTo(5_000, i), -1))
          .isInstanceOf(NumberFormatException.class);
      assertThat(run.end(RunState.FAILED).totals().done()).isEqualTo(failing + 1);
    }
  }
}
