package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Stores of several results at once, and arrays that are used again. */
class ElementsTest {
  private final int[] results = {1, 2, 3, 4};

  @Test
  void resultsAreStoredInARow() {
    int[] array = new int[6];
    assertThat(Elements.store(results, 3, array, 2)).isTrue();
    assertThat(array).containsExactly(0, 0, 1, 2, 3, 0);
    assertThat(Elements.store(results, 0, array, 6)).isTrue();
  }

  @Test
  void nothingIsStoredWhereOneStoreWouldFail() {
    int[] array = new int[6];
    assertThat(Elements.store(results, 4, array, 3)).isFalse();
    assertThat(Elements.store(results, 4, array, -1)).isFalse();
    assertThat(Elements.store(results, 4, array, Integer.MAX_VALUE)).isFalse();
    assertThat(Elements.store(results, 4, null, 0)).isFalse();
    assertThat(array).containsOnly(0);
  }

  @Test
  void aRowThatIsNotThereIsNull() {
    int[][] rows = {results, null};
    assertThat(Elements.row(rows, 0)).isSameAs(results);
    assertThat(Elements.row(rows, 1)).isNull();
    assertThat(Elements.row(rows, 2)).isNull();
    assertThat(Elements.row(rows, -1)).isNull();
    assertThat(Elements.row(null, 0)).isNull();
    assertThat(Elements.row(Elements.row(rows, 1), 0)).isNull();
  }

  @Test
  void anArrayIsUsedAgainWhenItsResultsAreTakenAndItIsLongEnough() {
    Lookahead lookahead = new RangeLoop(1, i -> i);
    Object first = lookahead.$array(long.class, 10);
    Object second = lookahead.$array(long.class, 10);
    assertThat(first).isInstanceOf(long[].class).isNotSameAs(second);
    lookahead.$giveBack(first);
    assertThat(lookahead.$array(long.class, 0)).isNotSameAs(first);
    assertThat(lookahead.$array(long.class, 8)).isSameAs(first);
    lookahead.$giveBack(second);
    assertThat((long[]) lookahead.$array(long.class, 11)).hasSize(11);
  }
}
