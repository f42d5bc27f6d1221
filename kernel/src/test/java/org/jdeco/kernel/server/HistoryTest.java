package org.jdeco.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jdeco.kernel.protocol.HistoryQuery.Range;
import org.jdeco.kernel.protocol.HistoryQuery.Search;
import org.jdeco.kernel.protocol.HistoryQuery.Tail;
import org.jdeco.kernel.server.History.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Entry OLD = new Entry(4, 7, "1+1", "2");

  private final History history = new History(List.of(OLD), 5, 5);

  @BeforeEach
  void run() {
    history.add(1, "int a = 1;", null);
    history.add(2, "a + 1", "2");
    history.add(3, "a + 1", "2");
  }

  @Test
  void tailTakesTheLatest() {
    assertThat(inputs(history.find(new Tail(false, 2)))).containsExactly("a + 1", "a + 1");
    assertThat(history.find(new Tail(false, 99))).hasSize(4).startsWith(OLD);
    assertThat(history.find(new Tail(false, -1))).isEmpty();
  }

  @Test
  void rangeTakesLinesOfASession() {
    assertThat(inputs(history.find(new Range(false, 0, 1, 2)))).containsExactly("int a = 1;");
    assertThat(history.find(new Range(false, 5, 2, Integer.MAX_VALUE))).hasSize(2);
    assertThat(history.find(new Range(false, -1, 0, 100))).containsExactly(OLD);
    assertThat(history.find(new Range(false, 4, 7, 8))).containsExactly(OLD);
  }

  @Test
  void searchTakesWhatMatches() {
    assertThat(history.find(search("*1*", 99, false))).hasSize(4);
    assertThat(inputs(history.find(search("?+?", 99, false)))).containsExactly("1+1");
    assertThat(history.find(search("a + [0-9]", 1, false)))
        .containsExactly(new Entry(5, 3, "a + 1", "2"));
    assertThat(history.find(search("a", 99, false))).isEmpty();
  }

  @Test
  void uniqueSearchTakesTheLatestOfEach() {
    assertThat(history.find(search("*1*", 99, true)))
        .extracting(Entry::line)
        .containsExactly(7, 1, 3);
  }

  @Test
  void forgetsTheOldest() {
    history.add(4, "b", null);
    history.add(5, "c", null);
    assertThat(inputs(history.find(new Tail(false, 99))))
        .containsExactly("int a = 1;", "a + 1", "a + 1", "b", "c");
  }

  private static Search search(String pattern, int n, boolean unique) {
    return new Search(false, pattern, n, unique);
  }

  private static List<String> inputs(List<Entry> entries) {
    return entries.stream().map(Entry::input).toList();
  }
}
