package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a loop is run ahead, by what its inline strips took. */
class PaceTest {
  private static final long MILLI = 1_000_000;

  private final Engine engine = new Engine(2);
  private final Run run = engine.begin(RunOptions.DEFAULT.withMaxLoad(Double.POSITIVE_INFINITY));
  private final Pace pace = new Pace(run, new Loop(0), false);

  @BeforeEach
  void aLoopThatIsCheap() {
    for (int i = 0; i < 1000; i++) {
      pace.ranInline(1000, 50_000, 0);
    }
  }

  @AfterEach
  void close() {
    run.close();
    engine.close();
  }

  @Test
  void oneStripInWhichTheThreadHadToWaitForAProcessorIsNoReason() {
    pace.ranInline(1, 40 * MILLI, 39 * MILLI);
    assertThat(pace.pays(-1)).isFalse();
    pace.ranInline(1000, 50_000, 0);
    pace.ranInline(1, 40 * MILLI, 39 * MILLI);
    assertThat(pace.pays(-1)).isFalse();
  }

  @Test
  void whatWaitsAgainAtOnceDoesSoByItself() {
    pace.ranInline(1, 40 * MILLI, 39 * MILLI);
    pace.ranInline(1, 40 * MILLI, 39 * MILLI);
    assertThat(pace.pays(-1)).isTrue();
  }

  @Test
  void whatWaitsForLongDoesSoByItself() {
    pace.ranInline(1, 1000 * MILLI, 999 * MILLI);
    assertThat(pace.pays(-1)).isTrue();
  }

  @Test
  void whatWorksForLongIsDear() {
    pace.ranInline(1, 40 * MILLI, MILLI);
    assertThat(pace.pays(-1)).isTrue();
  }

  @Test
  void firstCallsAreNotBelievedWhileTheirCodeMayBeInterpreted() {
    Pace fresh = new Pace(run, new Loop(1), false);
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
  void smallGrainsAreBelievedTheSoonerTheLargerTheyAre() {
    assertThat(untilAhead(100)).isBetween(30 * MILLI, 70 * MILLI);
    assertThat(untilAhead(300)).isBetween(10 * MILLI, 25 * MILLI);
    assertThat(untilAhead(30)).isBetween(100 * MILLI, 250 * MILLI);
  }

  /** How long a counted loop of calls that take so many nanoseconds is run inline. */
  private long untilAhead(long grain) {
    Pace fresh = new Pace(run, new Loop(4), false);
    fresh.ranges();
    long nanos = 0;
    while (!fresh.pays(1L << 40) && nanos < 1000 * MILLI) {
      fresh.ranInline(1000, 1000 * grain, 0);
      nanos += 1000 * grain;
    }
    return nanos;
  }

  @Test
  void cheapStripsAreCalledMoreOftenInTheBeginning() {
    Pace fresh = new Pace(run, new Loop(2), false);
    fresh.ranges();
    int empty = 0;
    for (int i = 0; i < 1000; i++) {
      fresh.ranInline(1000, 10_000, 0);
      empty += fresh.emptyStrips(1000);
    }
    assertThat(empty).isBetween(1000, 4000);
    assertThat(fresh.emptyStrips(1000)).isZero();
  }

  @Test
  void stripsOfDearCallsAreNotCalledMoreOften() {
    Pace fresh = new Pace(run, new Loop(3), false);
    fresh.ranges();
    fresh.ranInline(10, 20_000, 0);
    assertThat(fresh.emptyStrips(10)).isZero();
  }

  @Test
  void oneLongChunkAmongShortOnesDoesNotMakeThemLong() {
    pace.goAhead();
    pace.staysAfter(chunk(MILLI));
    pace.staysAfter(chunk(10 * MILLI));
    assertThat(pace.isShort()).isTrue();
  }

  @Test
  void chunksThatAreLongBecomeShortWhenTheyAreMuchShorter() {
    pace.goAhead();
    pace.staysAfter(chunk(10 * MILLI));
    assertThat(pace.isShort()).isFalse();
    for (int i = 0; i < 100; i++) {
      pace.staysAfter(chunk(MILLI));
    }
    assertThat(pace.isShort()).isFalse();
    for (int i = 0; i < 100; i++) {
      pace.staysAfter(chunk(MILLI / 10));
    }
    assertThat(pace.isShort()).isTrue();
  }

  /** A chunk of one call that took so long. */
  private Work chunk(long nanos) {
    Task task =
        new Task() {
          @Override
          protected void run() {}
        };
    try (Region region = Deco.region(9, Guards.NOTHING)) {
      Work chunk = Chunk.ofSteps(region, 0, new Task[] {task}, 1);
      chunk.nanos = nanos;
      return chunk;
    }
  }
}
