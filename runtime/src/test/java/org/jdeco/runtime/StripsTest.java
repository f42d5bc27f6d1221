package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a loop is run ahead, by what its inline strips took. */
class StripsTest {
  private static final long MILLI = 1_000_000;

  private final Engine engine = new Engine(2);
  private final Run run = engine.begin(RunOptions.DEFAULT.withMaxLoad(Double.POSITIVE_INFINITY));
  private final Strips strips = strips(new Loop(0));

  @BeforeEach
  void aLoopThatIsCheap() {
    for (int i = 0; i < 1000; i++) {
      strips.ranInline(1000, 50_000, 0);
    }
  }

  @AfterEach
  void close() {
    run.close();
    engine.close();
  }

  @Test
  void oneStripInWhichTheThreadHadToWaitForAProcessorIsNoReason() {
    strips.ranInline(1, 40 * MILLI, 39 * MILLI);
    assertThat(strips.pays(-1)).isFalse();
    strips.ranInline(1000, 50_000, 0);
    strips.ranInline(1, 40 * MILLI, 39 * MILLI);
    assertThat(strips.pays(-1)).isFalse();
  }

  @Test
  void whatWaitsAgainAtOnceDoesSoByItself() {
    strips.ranInline(1, 40 * MILLI, 39 * MILLI);
    strips.ranInline(1, 40 * MILLI, 39 * MILLI);
    assertThat(strips.pays(-1)).isTrue();
  }

  @Test
  void whatWaitsForLongDoesSoByItself() {
    strips.ranInline(1, 1000 * MILLI, 999 * MILLI);
    assertThat(strips.pays(-1)).isTrue();
  }

  @Test
  void whatWorksForLongIsDear() {
    strips.ranInline(1, 40 * MILLI, MILLI);
    assertThat(strips.pays(-1)).isTrue();
  }

  @Test
  void firstCallsAreNotBelievedWhileTheirCodeMayBeInterpreted() {
    Strips fresh = strips(new Loop(1));
    for (int i = 0; i < 50; i++) {
      fresh.ranInline(1, 20_000, 0);
    }
    assertThat(fresh.pays(-1)).isFalse();
    for (int i = 0; i < 100; i++) {
      fresh.ranInline(1, 20_000, 0);
    }
    assertThat(fresh.pays(-1)).isTrue();
  }

  @Test
  void noStripIsMuchMoreThanASixteenthOfWhatIsLeft() {
    Strips fresh = ranges(5);
    for (int i = 0; i < 100; i++) {
      fresh.ranInline(10_000, 40_000, 0);
    }
    assertThat(fresh.length(16_000)).isEqualTo(1_000);
    fresh.ranInline(1_000, 12_000, 0); // one that was disturbed
    assertThat(fresh.length(16_000)).isEqualTo(1_000);
  }

  @Test
  void smallGrainsAreBelievedTheSoonerTheLargerTheyAre() {
    assertThat(untilAhead(100)).isBetween(30 * MILLI, 70 * MILLI);
    assertThat(untilAhead(300)).isBetween(10 * MILLI, 25 * MILLI);
    assertThat(untilAhead(30)).isBetween(100 * MILLI, 250 * MILLI);
    assertThat(untilAhead(10)).isBetween(150 * MILLI, 250 * MILLI);
  }

  /** How long a counted loop of calls that take so many nanoseconds is run inline. */
  private long untilAhead(long grain) {
    Strips fresh = ranges(4);
    long nanos = 0;
    while (!fresh.pays(1L << 40) && nanos < 1000 * MILLI) {
      fresh.ranInline(1000, 1000 * grain, 0);
      nanos += 1000 * grain;
    }
    return nanos;
  }

  @Test
  void cheapStripsAreCalledMoreOftenInTheBeginning() {
    Strips fresh = ranges(2);
    int empty = 0;
    for (int i = 0; i < 1000; i++) {
      fresh.ranInline(1000, 10_000, 0);
      empty += fresh.empty(1000);
    }
    assertThat(empty).isBetween(1000, 4000);
    assertThat(fresh.empty(1000)).isZero();
  }

  @Test
  void stripsOfDearCallsAreNotCalledMoreOften() {
    Strips fresh = ranges(3);
    fresh.ranInline(10, 20_000, 0);
    assertThat(fresh.empty(10)).isZero();
  }

  @Test
  void whatIsToBeTriedOutIsNotRunAheadBefore() {
    Loop loop = new Loop(6);
    Trial trial = new Trial(run, loop, false);
    Strips tried = new Strips(run, loop, false, trial);
    tried.kind(LoopKind.RANGES);
    trial.kind(LoopKind.RANGES);
    for (int i = 0; i < 2000; i++) {
      tried.ranInline(1000, 100_000, 0);
    }
    assertThat(tried.pays(1L << 40)).isFalse();
    assertThat(tried.gap(1L << 40)).isPositive();
    loop.warm = true;
    loop.taskGrain = 100;
    assertThat(tried.pays(1L << 40)).isTrue();
    assertThat(tried.gap(1L << 40)).isZero();
  }

  @Test
  void fewLongCallsAmongManyShortOnesAreTriedOut() {
    Loop loop = new Loop(7);
    Strips tried = new Strips(run, loop, false, new Trial(run, loop, false));
    for (int i = 0; i < 10; i++) {
      tried.ranInline(10_000, 500_000 + 10 * MILLI, 0);
      tried.ranInline(2, 100, 0);
    }
    assertThat(tried.pays(1L << 40)).isFalse();
    assertThat(tried.gap(1L << 40)).isPositive();
  }

  @Test
  void whatIsTooLittleToGainByIsOneStrip() {
    Strips fresh = strips(new Loop(8));
    for (int i = 0; i < 1000; i++) {
      fresh.ranInline(10, 20_000, 0);
    }
    assertThat(fresh.length(10)).isEqualTo(10);
    assertThat(fresh.pays(10)).isFalse();
    assertThat(fresh.pays(1000)).isTrue();
    assertThat(fresh.length(1000)).isLessThan(100);
  }

  @Test
  void twoShortEntriesInWhichTheThreadHadToWaitAreNoReasonIfNotInARow() {
    Strips fresh = strips(new Loop(10));
    for (int i = 0; i < 1000; i++) {
      fresh.ranInline(4, 400, 0);
    }
    fresh.ranInline(4, 6 * MILLI, 6 * MILLI - 400);
    assertThat(fresh.counts(4, 400)).isFalse();
    fresh.ranInline(4, 6 * MILLI, 6 * MILLI - 400);
    assertThat(fresh.pays(4)).isFalse();
    assertThat(fresh.counts(4, 30_000)).isTrue();
  }

  @Test
  void withinARecursionMoreIsToBeGained() {
    Loop all = new Loop(11);
    Loop inner = new Loop(all);
    for (Loop loop : List.of(all, inner)) {
      Strips fresh = strips(loop);
      for (int i = 0; i < 1000; i++) {
        fresh.ranInline(4, 400_000, 0);
      }
      assertThat(fresh.pays(4)).isEqualTo(loop == all);
      assertThat(fresh.pays(40)).isTrue();
    }
  }

  @Test
  void aLongCallAmongShortOnesIsNotForgottenByTheNextShortOne() {
    Strips fresh = strips(new Loop(9));
    for (int i = 0; i < 10; i++) {
      fresh.ranInline(1, 10 * MILLI, 0);
      fresh.ranInline(9, 9_000, 0);
    }
    assertThat(fresh.pays(10)).isTrue();
  }

  private Strips ranges(int index) {
    Strips fresh = strips(new Loop(index));
    fresh.kind(LoopKind.RANGES);
    return fresh;
  }

  /** Those of a loop whose tasks are not tried out. */
  private Strips strips(Loop loop) {
    return new Strips(run, loop, false, new Trial(run, loop, true));
  }
}
