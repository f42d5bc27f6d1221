package org.jdeco.magics.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  @Test
  void swappedNeighboursAreOneMistake() {
    assertThat(Suggestion.distance("sattus", "status")).isEqualTo(1);
    assertThat(Suggestion.distance("", "abc")).isEqualTo(3);
    assertThat(Suggestion.distance("kitten", "sitting")).isEqualTo(3);
  }

  @Test
  void whatIsFarAwayIsNotSuggested() {
    assertThat(Suggestion.of("--wrokers", List.of("--workers", "--inline"))).contains("--workers");
    assertThat(Suggestion.of("--work", List.of("--workers", "--inline"))).contains("--workers");
    assertThat(Suggestion.of("banana", List.of("--workers", "--inline"))).isEmpty();
  }
}
