package org.jdeco.magics.check.race;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a loop or graph whose calls may run ahead: what its calls and the code around them
 * have read and written so far. A call may be moved in front of all that comes before it in here,
 * so it must not meet any of that.
 */
final class Entry {
  /** What keeps the objects' names: one for a pair of spots, and how often they met. */
  record Pair(int first, int second) {}

  private final Object key;
  private final boolean parallel;
  private final IntPredicate proved;
  private final Budget budget;
  private final Map<Shadow, Shadow> shadows = new HashMap<>();
  private final ReferenceQueue<Object> dead = new ReferenceQueue<>();
  private final Map<Pair, Conflict> conflicts = new LinkedHashMap<>();
  private final Map<Pair, Integer> counts = new HashMap<>();
  private int calls;
  private Actor around = new Actor(0, 1, -1);
  private @Nullable Actor call;
  private @Nullable Shadow last; // of the object looked at last

  /**
   * Nothing yet.
   *
   * @param key tells this entry from others
   * @param parallel whether its calls may run ahead
   * @param proved whether the call at a spot was shown to be safe
   */
  Entry(Object key, boolean parallel, IntPredicate proved, Budget budget) {
    this.key = key;
    this.parallel = parallel;
    this.proved = proved;
    this.budget = budget;
  }

  boolean is(Object other) {
    return key.equals(other);
  }

  boolean parallel() {
    return parallel;
  }

  int calls() {
    return calls;
  }

  Map<Pair, Conflict> conflicts() {
    return conflicts;
  }

  int count(Pair pair) {
    return counts.getOrDefault(pair, 0);
  }

  /** The next iteration begins. */
  void turn() {
    if (call == null) {
      around = new Actor(0, around.iteration() + 1, -1);
    }
  }

  void begin(int spot) {
    calls++;
    call = new Actor(calls, around.iteration(), spot);
  }

  void end() {
    call = null;
  }

  /** Forgets all but what it found. */
  void over() {
    shadows.keySet().forEach(shadow -> budget.give(shadow.size()));
    shadows.clear();
    last = null;
  }

  boolean inCall() {
    return call != null;
  }

  void access(Object object, Place place, boolean write, int spot) {
    Trace trace = trace(object, place);
    if (trace == null) {
      return;
    }
    Actor actor = call == null ? around : call;
    if (actor.isCall()) {
      Conflict.Access now = new Conflict.Access(actor, write, spot);
      met(object, place, trace.writer, true, trace.written, now);
      if (write) {
        met(object, place, trace.reader, false, trace.read, now);
        met(object, place, trace.otherReader, false, trace.otherRead, now);
      }
    }
    if (write) {
      trace.writes(actor, spot);
    } else {
      trace.reads(actor, spot);
    }
  }

  /** The trace of a place; null when there is none, and no room for one. */
  private @Nullable Trace trace(Object object, Place place) {
    for (Reference<?> gone = dead.poll(); gone != null; gone = dead.poll()) {
      if (gone instanceof Shadow shadow && shadows.remove(shadow) != null) {
        budget.give(shadow.size());
      }
    }
    Shadow shadow = last;
    if (shadow == null || !shadow.refersTo(object)) {
      Shadow probe = Shadow.probe(object, dead);
      shadow = shadows.get(probe);
      probe.clear();
      if (shadow == null) {
        if (!budget.has()) {
          return null;
        }
        shadow = Shadow.of(object, dead, around.iteration());
        shadows.put(shadow, shadow);
      }
      last = shadow;
    }
    Trace trace = shadow.known(place);
    if (trace == null && budget.has()) {
      trace = shadow.add(place);
      budget.take(1);
    }
    return trace;
  }

  private void met(
      Object object,
      Place place,
      @Nullable Actor earlier,
      boolean wrote,
      int spot,
      Conflict.Access now) {
    if (earlier == null || earlier.equals(now.actor()) || isCarried(earlier, wrote, now)) {
      return;
    }
    Pair pair = new Pair(spot, now.spot());
    counts.merge(pair, 1, Integer::sum);
    conflicts.computeIfAbsent(
        pair, _ -> new Conflict(object, place, new Conflict.Access(earlier, wrote, spot), now));
  }

  /**
   * Whether the call ahead sees what the code around it has done before it in its iteration: to an
   * object made for this iteration, or where the analysis has shown that it waits for that.
   */
  private boolean isCarried(Actor earlier, boolean wrote, Conflict.Access now) {
    return !earlier.isCall()
        && earlier.iteration() == now.actor().iteration()
        && (isFresh(now.actor().iteration())
            || (wrote && !now.write() && proved.test(now.actor().spot())));
  }

  /** Whether the object just looked at was first met in this iteration. */
  private boolean isFresh(int iteration) {
    return last != null && last.born == iteration;
  }

  /** The conflicts, the first of each pair of spots. */
  List<Conflict> all() {
    return List.copyOf(conflicts.values());
  }
}
