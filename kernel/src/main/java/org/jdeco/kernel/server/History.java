package org.jdeco.kernel.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.jdeco.kernel.protocol.HistoryQuery;
import org.jspecify.annotations.Nullable;

/** What was run, in this session and those before it. Any thread. */
final class History {
  private final int session;
  private final int capacity;
  private final Deque<Entry> entries;

  /**
   * A cell that was run.
   *
   * @param session the number of the kernel's session, from 1
   * @param line the cell's execution count
   * @param input its code
   * @param output the text of its value, if it had one
   */
  record Entry(int session, int line, String input, @Nullable String output) {}

  /**
   * A history.
   *
   * @param earlier entries of earlier sessions, oldest first
   * @param session this session's number
   * @param capacity so many entries are kept
   */
  History(List<Entry> earlier, int session, int capacity) {
    this.entries = new ArrayDeque<>(earlier);
    this.capacity = capacity;
    this.session = session;
  }

  synchronized Entry add(int line, String input, @Nullable String output) {
    Entry entry = new Entry(session, line, input, output);
    entries.addLast(entry);
    if (entries.size() > capacity) {
      entries.removeFirst();
    }
    return entry;
  }

  /** The wanted entries, oldest first. */
  synchronized List<Entry> find(HistoryQuery query) {
    return switch (query) {
      case HistoryQuery.Tail tail -> last(entries(_ -> true), tail.n());
      case HistoryQuery.Range range -> {
        int wanted = range.session() <= 0 ? session + range.session() : range.session();
        yield entries(entry ->
            entry.session() == wanted
                && entry.line() >= range.start()
                && entry.line() < range.stop());
      }
      case HistoryQuery.Search search -> {
        Glob glob = Glob.of(search.pattern());
        List<Entry> found = entries(entry -> glob.matches(entry.input()));
        yield last(search.unique() ? latestOfEach(found) : found, search.n());
      }
    };
  }

  private List<Entry> entries(Predicate<Entry> wanted) {
    return entries.stream().filter(wanted).toList();
  }

  private static List<Entry> latestOfEach(List<Entry> found) {
    SequencedMap<String, Entry> byInput = new LinkedHashMap<>();
    found.forEach(entry -> byInput.putLast(entry.input(), entry));
    return new ArrayList<>(byInput.values());
  }

  private static List<Entry> last(List<Entry> found, int n) {
    return found.subList(found.size() - Math.clamp(n, 0, found.size()), found.size());
  }
}
