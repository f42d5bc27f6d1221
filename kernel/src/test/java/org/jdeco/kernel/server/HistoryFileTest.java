package org.jdeco.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jdeco.kernel.protocol.HistoryQuery;
import org.jdeco.kernel.server.History.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
  private static final HistoryQuery ALL = new HistoryQuery.Tail(true, 1_000_000);

  @TempDir private Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("deeper").resolve("history");
  }

  @Test
  void continuesWhereEarlierSessionsEnded() {
    HistoryFile first = HistoryFile.at(path);
    History history = first.begin();
    first.append(history.add(1, "\tint a = 1; // \\n \"é😀\"\r\nint b;\n", null));
    first.append(history.add(2, "a", "1\n"));
    HistoryFile second = HistoryFile.at(path);
    History next = second.begin();
    second.append(next.add(1, "b", ""));
    assertThat(HistoryFile.at(path).begin().find(ALL))
        .containsExactly(
            new Entry(1, 1, "\tint a = 1; // \\n \"é😀\"\r\nint b;\n", null),
            new Entry(1, 2, "a", "1\n"),
            new Entry(2, 1, "b", ""));
  }

  @Test
  void sessionsThatRunAtTheSameTimeHaveTheirOwnNumbers() {
    History one = HistoryFile.at(path).begin();
    History two = HistoryFile.at(path).begin();
    assertThat(one.add(1, "a", null).session()).isEqualTo(1);
    assertThat(two.add(1, "a", null).session()).isEqualTo(2);
  }

  @Test
  void skipsLinesThatAreNotItsOwn() throws IOException {
    Files.createDirectories(path.getParent());
    Files.write(path, "7\nx\ty\tz\n\n3\t1\tok\n3\t2\tb\\ad\n3\t".getBytes());
    assertThat(HistoryFile.at(path).begin().find(ALL))
        .first()
        .isEqualTo(new Entry(3, 1, "ok", null));
    assertThat(HistoryFile.at(path).begin().add(1, "a", null).session()).isEqualTo(9);
  }

  @Test
  void forgetsTheOldest() throws IOException {
    Files.createDirectories(path.getParent());
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20_001; i++) {
      lines.append("1\t").append(i).append("\tcell\n");
    }
    Files.writeString(path, lines);
    List<Entry> kept = HistoryFile.at(path).begin().find(ALL);
    assertThat(kept).hasSize(10_000);
    assertThat(kept.getFirst().line()).isEqualTo(10_001);
    assertThat(Files.readAllLines(path)).hasSize(10_002).endsWith("2");
  }

  @Test
  void goesOnWithoutAFileItCannotUse() {
    HistoryFile file = HistoryFile.at(folder);
    History history = file.begin();
    file.append(history.add(1, "a", null));
    assertThat(history.find(ALL)).containsExactly(new Entry(1, 1, "a", null));
  }
}
