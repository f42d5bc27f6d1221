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
  void noMoreWorkersThanProcessorsNeedNoLook() {
    int count = Runtime.getRuntime().availableProcessors();
    assertThat(new Processors(count).needed(9 * SECOND, 0, 1)).isEqualTo(9 * SECOND);
  }

  @Test
  void theProcessTellsWhatItUses() {
    Processors some = new Processors(Integer.MAX_VALUE);
    // in one nanosecond all processors are saturated by whatever was used
    assertThat(some.needed(9 * SECOND, 0, 0)).isLessThan(9 * SECOND);
  }
}
