package org.jdeco.magics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jdeco.magics.cell.MagicCell;
import org.jdeco.magics.options.Options;
import org.jdeco.magics.show.Explained;
import org.jdeco.magics.show.RunView;

/** The last runs, newest first. Execution thread. */
final class History {
  private static final int KEPT = 5;

  private final Deque<Entry> entries = new ArrayDeque<>();

  /**
   * One run.
   *
   * @param title the magic's line
   * @param view how it ended
   * @param explained its plan beside its source
   * @param cell what was run
   * @param options what was asked for
   */
  record Entry(String title, RunView view, Explained explained, MagicCell cell, Options options) {}

  void add(Entry entry) {
    entries.addFirst(entry);
    if (entries.size() > KEPT) {
      entries.removeLast();
    }
  }

  Optional<Entry> last() {
    return Optional.ofNullable(entries.peekFirst());
  }

  List<Entry> all() {
    return List.copyOf(entries);
  }
}
