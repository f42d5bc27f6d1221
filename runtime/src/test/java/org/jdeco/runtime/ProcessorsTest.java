package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What calls that waited for a processor would have needed in serial Java. */
class ProcessorsTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void onSaturatedProcessorsTheCallsNeedWhatTheseWorked() {
    assertThat(Processors.needed(31 * SECOND, SECOND, 2 * SECOND, 4 * SECOND, 2))
        .isEqualTo(3 * SECOND);
  }

  @Test
  void callsThatSleepNeedAllTheirTime() {
    assertThat(Processors.needed(31 * SECOND, SECOND, 2 * SECOND, SECOND, 2))
        .isEqualTo(31 * SECOND);
  }

  @Test
  void callsNeedNoMoreThanTheyTook() {
    assertThat(Processors.needed(2 * SECOND, SECOND, 2 * SECOND, 4 * SECOND, 2))
        .isEqualTo(2 * SECOND);
  }

  @Test
  void theCallersOwnPartMayBeAllThatTheProcessorsWorked() {
    assertThat(Processors.needed(5 * SECOND, 4 * SECOND, 2 * SECOND, 3 * SECOND, 2)).isZero();
  }

  @Test
  void aProcessorThatOthersUsedTooIsNoReasonToSayThatTasksLost() {
    assertThat(Processors.needed(9 * SECOND, 0, 10 * SECOND, 8 * SECOND, 1)).isEqualTo(9 * SECOND);
    assertThat(Processors.needed(90 * SECOND, 0, 10 * SECOND, 8 * SECOND, 1))
        .isEqualTo(10 * SECOND);
  }

  @Test
  void whatCallsWaitedForAProcessorIsNotNeeded() {
    long task = 20 * SECOND;
    long wall = 10 * SECOND;
    assertThat(Processors.without(0.25, task, 0, wall, 11 * SECOND)).isEqualTo(15 * SECOND);
    assertThat(Processors.without(0, task, 0, wall, SECOND)).isEqualTo(task); // they slept
  }

  @Test
  void whatTheProcessorsWorkedIsNeededInAnyCase() {
    assertThat(Processors.without(0.25, 20 * SECOND, SECOND, 10 * SECOND, 19 * SECOND))
        .isEqualTo(18 * SECOND);
    assertThat(Processors.without(0.25, 20 * SECOND, SECOND, 10 * SECOND, 30 * SECOND))
        .isEqualTo(20 * SECOND);
  }

  @Test
  void aRunWhoseCallsOnlyWaitedIsAsFastAsSerial() {
    assertThat(Processors.without(0.9, 20 * SECOND, SECOND, 10 * SECOND, SECOND))
        .isEqualTo(9 * SECOND);
  }

  @Test
  void noMoreWorkersThanProcessorsNeedNoLookWhereWaitsAreNotKnown() {
    int count = Runtime.getRuntime().availableProcessors();
    assertThat(new Processors(count).needed(-1, 9 * SECOND, 0, 1)).isEqualTo(9 * SECOND);
  }

  @Test
  void theProcessTellsWhatItUses() {
    Processors some = new Processors(Integer.MAX_VALUE);
    // in one nanosecond all processors are saturated by whatever was used
    assertThat(some.needed(-1, 9 * SECOND, 0, 0)).isLessThan(9 * SECOND);
  }
}
