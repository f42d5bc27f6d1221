package org.jdeco.runtime;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What a run has learnt about one loop, over all entries of it; in a recursion, over those within
 * as many others of the same loop. The measures are written by every thread that replays the loop,
 * without order: each is a guess, and a lost one does no harm.
 */
final class Loop {
  /** How deep a recursion may be for each level to have measures of its own. */
  private static final int LEVELS = 40;

  /** How many other scopes there may be between two levels. */
  private static final int BETWEEN = 7;

  final int index;
  final LongAdder tasks;
  final LongAdder inline;
  final LongAdder chunks;

  /** What is known of it where it is not within itself. */
  private final Loop outermost;

  /** How many other entries of it those that this is about are within. */
  private final int level;

  private volatile @Nullable Loop inner;

  /** Whether a guard forbade to run it ahead. The outermost one's, as the next. */
  volatile boolean guarded;

  /** Whether that was since its thread held locks. */
  volatile boolean locked;

  /** Iterations seen in a row that were too cheap to be worth a task. */
  long cheap;

  /** Whether calls were laid out for others before anything was known about it. */
  boolean laidOut;

  /** Entries in a row that were over at once, those that passed included. */
  int brief;

  /** Consecutive inline strips that were worth it, and the time they took. */
  int dear;

  double dearNanos;

  /** Whether the thread was not on a processor for most of the last inline strip. */
  boolean absent;

  /** Iterations run inline in the last tens of milliseconds, and the time they took. */
  double recent;

  double recentNanos;

  /** Nanoseconds of an iteration when it was last run inline; 0: never. */
  double inlineGrain;

  /** The smaller one of the last two of these: a single short strip is easily disturbed. */
  double steadyGrain;

  /** Nanoseconds that all iterations run inline took. */
  double inlineNanos;

  /** The iterations that these are of. */
  double inlined;

  /** The calls of what runs strips inline, and of what range tasks run. */
  final WarmUp strips;

  final WarmUp ranges;

  /** Nanoseconds of an iteration's tasks, smoothed; 0: never measured. */
  double taskGrain;

  /** The inline grain when its tasks were tried out, and whether it did not run ahead then. */
  double triedGrain;

  boolean failed;

  /** Whether the code of its tasks has been seen to be about as fast as that of its strips. */
  boolean warm;

  /** After running ahead did not pay: until when not to try again, and how long that was. */
  long retryAt;

  long pause;

  /** The inline grain at which it did not pay. */
  double failedGrain;

  Loop(int index) {
    this.index = index;
    outermost = this;
    level = 0;
    tasks = new LongAdder();
    inline = new LongAdder();
    chunks = new LongAdder();
    strips = new WarmUp();
    ranges = new WarmUp();
  }

  /** What is to be known of it within entries that another is about. */
  Loop(Loop outer) {
    index = outer.index;
    outermost = outer.outermost;
    level = outer.level + 1;
    tasks = outer.tasks;
    inline = outer.inline;
    chunks = outer.chunks;
    strips = outer.strips;
    ranges = outer.ranges;
    laidOut = true;
  }

  /**
   * What is known of it within a scope. Where that lies in an entry of the loop itself, as in a
   * recursion, iterations take the less the deeper that is; what is counted is the same.
   */
  Loop within(@Nullable Scope scope) {
    Scope outer = scope;
    for (int i = 0; i <= BETWEEN && outer != null; i++) {
      if (outer instanceof Region && outer.loop().outermost == this) {
        return outer.loop().inner();
      }
      outer = outer.parent;
    }
    return this;
  }

  /** Whether a guard forbade to run any entry of it ahead. */
  boolean isGuarded() {
    return outermost.guarded;
  }

  /** Whether it is about entries within others of the same loop. */
  boolean isInner() {
    return level > 0;
  }

  /** What is known of it within entries that this is about. */
  Loop inner() {
    Loop known = inner;
    if (known == null && level < LEVELS) {
      known = new Loop(this);
      inner = known;
    }
    return known == null ? this : known;
  }

  /** The best guess of an iteration's time, in nanoseconds. */
  double grain() {
    return taskGrain > 0 ? taskGrain : inlineGrain;
  }
}
