package org.jdeco.magics.check.race;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jdeco.runtime.Deco;
import org.jdeco.runtime.Region;
import org.jspecify.annotations.Nullable;

/** What one thread reads, writes and calls in a serial run, entry by entry of its loops. */
final class Recording {
  private final Thread thread = Thread.currentThread();
  private final Budget budget;
  private final IntPredicate ahead;
  private final IntPredicate proved;
  private final IntFunction<String> serial;
  private final List<Entry> entries = new ArrayList<>();
  private @Nullable Entry entry;
  private boolean busy;
  private int pending = -1;

  /**
   * Records the current thread.
   *
   * @param ahead whether the call at a spot may run ahead
   * @param proved whether it was shown to be safe
   * @param serial tells for a call that may not run ahead the statement it is in; empty when that
   *     is not one of a cell's own
   */
  Recording(Budget budget, IntPredicate ahead, IntPredicate proved, IntFunction<String> serial) {
    this.budget = budget;
    this.ahead = ahead;
    this.proved = proved;
    this.serial = serial;
  }

  /** The entries in which calls were made, in order. */
  List<Entry> entries() {
    return entries.stream().filter(each -> each.calls() > 0).toList();
  }

  /** The current thread's code, outside of the recording itself. */
  private boolean listens() {
    return !busy && Thread.currentThread() == thread;
  }

  void calling(int spot) {
    if (listens()) {
      pending = spot;
    }
  }

  /** A concurrent method begins; returns whether its end is to be told. */
  boolean enter() {
    if (!listens()) {
      return false;
    }
    int spot = pending;
    pending = -1;
    busy = true;
    try {
      Entry now = spot < 0 || (entry != null && entry.inCall()) ? null : entryOf(spot);
      if (now != null) {
        now.begin(spot);
      }
      return now != null;
    } finally {
      busy = false;
    }
  }

  /** The entry that a call belongs to; null where it is part of the code around the calls. */
  private @Nullable Entry entryOf(int spot) {
    Object key = Deco.entry();
    if (ahead.test(spot)) {
      return key == null ? null : of(key, true);
    }
    String loop = serial.apply(spot);
    return key instanceof Region || loop.isEmpty() ? null : of(loop, false);
  }

  /** A concurrent method whose beginning counted ends. */
  void exit() {
    if (listens() && entry != null) {
      entry.end();
    }
  }

  void turn() {
    if (listens()) {
      Entry now = current();
      if (now != null) {
        now.turn();
      }
    }
  }

  void access(@Nullable Object object, Place place, boolean write, int spot) {
    if (object == null || !listens()) {
      return;
    }
    busy = true;
    try {
      Entry now = current();
      if (now != null) {
        now.access(object, place, write, spot);
      }
    } finally {
      busy = false;
    }
  }

  /** The entry that the code is in; within a call, all belongs to the call's. */
  private @Nullable Entry current() {
    Entry known = entry;
    if (known != null && known.inCall()) {
      return known;
    }
    Object key = Deco.entry();
    if (known != null && !known.parallel() && !(key instanceof Region)) {
      return known;
    }
    return key == null ? null : of(key, true);
  }

  private Entry of(Object key, boolean parallel) {
    Entry known = entry;
    if (known == null || !known.is(key)) {
      if (known != null) {
        known.over();
      }
      known = new Entry(key, parallel, proved, budget);
      entries.add(known);
      entry = known;
    }
    return known;
  }
}
