package org.jdeco.magics.check.race;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which accesses of one entry of a loop meet. Spots are numbered as the tests like. */
class EntryTest {
  private static final int CALL = 0;
  private static final int FIRST = 1;
  private static final int SECOND = 2;

  private final int[] array = new int[4];
  private Entry entry = new Entry("loop", true, _ -> false, new Budget(100));

  private void call(boolean write, int index, int spot) {
    entry.begin(CALL);
    entry.access(array, Place.element(index), write, spot);
    entry.end();
    entry.turn();
  }

  private void around(boolean write, int index, int spot) {
    entry.access(array, Place.element(index), write, spot);
  }

  private String found() {
    StringBuilder out = new StringBuilder();
    for (Conflict conflict : entry.all()) {
      out.append(conflict.place().index());
      for (Conflict.Access access : new Conflict.Access[] {conflict.first(), conflict.second()}) {
        out.append(access.write() ? " w" : " r").append(access.actor().iteration());
      }
    }
    return out.toString();
  }

  @Test
  void readersDoNotMeet() {
    call(false, 1, FIRST);
    call(false, 1, FIRST);
    assertThat(found()).isEmpty();
  }

  @Test
  void aLaterCallMeetsWhatAnEarlierOneWrote() {
    call(true, 1, FIRST);
    call(false, 2, SECOND);
    call(false, 1, SECOND);
    call(false, 1, SECOND);
    assertThat(found()).isEqualTo("1 w1 r3");
    assertThat(entry.count(new Entry.Pair(FIRST, SECOND))).isEqualTo(2);
  }

  @Test
  void aLaterCallMustNotWriteWhatWasRead() {
    call(false, 3, FIRST);
    call(true, 3, SECOND);
    assertThat(found()).isEqualTo("3 r1 w2");
  }

  @Test
  void aReaderBehindTheWritersOwnReadIsRemembered() {
    call(false, 3, FIRST);
    entry.begin(CALL);
    entry.access(array, Place.element(3), false, SECOND);
    entry.access(array, Place.element(3), true, SECOND);
    entry.end();
    assertThat(found()).isEqualTo("3 r1 w2");
  }

  @Test
  void theLoopMayUseWhatCallsLeaveBehind() {
    call(true, 0, FIRST);
    around(false, 0, SECOND);
    around(true, 0, SECOND);
    assertThat(found()).isEmpty();
  }

  @Test
  void aCallMeetsWhatTheLoopDidBefore() {
    around(true, 0, FIRST);
    entry.turn();
    call(false, 0, SECOND);
    assertThat(found()).isEqualTo("0 w1 r2");
  }

  @Test
  void whatTheLoopMakesForOneCallIsItsOwn() {
    around(true, 0, FIRST);
    call(false, 0, SECOND);
    assertThat(found()).isEmpty();
    around(true, 0, FIRST);
    call(false, 0, SECOND);
    assertThat(found()).isEqualTo("0 w2 r2");
  }

  @Test
  void aProvedCallWaitsForWhatItsIterationWrites() {
    entry = new Entry("loop", true, _ -> true, new Budget(100));
    call(false, 3, SECOND);
    around(true, 0, FIRST);
    call(false, 0, SECOND);
    assertThat(found()).isEmpty();
  }

  @Test
  void memoryIsBounded() {
    Budget budget = new Budget(2);
    entry = new Entry("loop", true, _ -> false, budget);
    call(true, 0, FIRST);
    call(true, 1, FIRST);
    assertThat(budget.hit()).isFalse();
    call(true, 2, FIRST);
    call(true, 2, FIRST);
    assertThat(budget.hit()).isTrue();
    assertThat(found()).isEmpty();
    call(true, 0, FIRST);
    assertThat(found()).isEqualTo("0 w1 w5");
    entry.over();
    assertThat(budget.has()).isTrue();
  }
}
