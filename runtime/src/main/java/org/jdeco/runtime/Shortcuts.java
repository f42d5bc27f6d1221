package org.jdeco.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one thread knows, while it runs one work or the caller's own code, about loops that are
 * entered often and are over at once: their next entries are not measured, but passed by a region
 * that only counts iterations. That takes some nanoseconds, where a region for each entry takes a
 * hundred and more.
 *
 * <p>Where a loop is entered within itself, as in a recursion, what is known holds for one level: a
 * region puts away what is known about its own level and brings up what is known about the next.
 * The thread's own.
 */
final class Shortcuts {
  /** How long an entry may take to be passed. */
  private static final long SHORT_NANOS = 10_000;

  /** After which time one is measured again; the clock is looked at when so many have passed. */
  private static final long UNSEEN_NANOS = 100_000;

  private static final int LOOK = 16;

  /** How many pass at most, and what part of those that were seen to be short. */
  private static final int MOST_UNSEEN = 4096;

  private static final int FRACTION = 4;

  /** Loops whose numbers differ by a multiple of this share a place. */
  private static final int SLOTS = 64;

  /** What is known about one loop at one level. */
  static final class Shortcut {
    private final int loop;
    private @Nullable Region counter;
    private @Nullable Shortcut inner; // about the next level
    private int left; // entries to pass
    private int given; // what this was at first
    private int look; // what is left when the clock is to be looked at
    private long seen; // when one was measured
    private long most; // iterations of such an entry

    private Shortcut(int loop) {
      this.loop = loop;
    }

    private boolean isLate() {
      look = Math.max(0, left - Math.min(given - left + 1, LOOK));
      boolean late = left <= 0 || System.nanoTime() - seen > UNSEEN_NANOS;
      if (late) {
        left = 0;
      }
      return late;
    }
  }

  private final @Nullable Shortcut[] known = new Shortcut[SLOTS];
  private final List<Region> counters = new ArrayList<>();

  /** Returns a region that counts, for an entry of {@code total} iterations; or null. */
  @Nullable Region pass(int loop, long total) {
    Shortcut shortcut = of(loop, known[slot(loop)]);
    if (shortcut == null
        || total > shortcut.most
        || (shortcut.left <= shortcut.look && shortcut.isLate())) {
      return null;
    }
    shortcut.left--;
    return shortcut.counter;
  }

  /** Hears that a loop is entered by a region of its own; returns what that needs at its end. */
  @Nullable Shortcut enter(int loop) {
    int slot = slot(loop);
    Shortcut outer = known[slot];
    Shortcut own = of(loop, outer);
    known[slot] = own == null ? null : own.inner;
    return outer;
  }

  /** Hears that such a region has ended which took long. */
  void leave(int loop, @Nullable Shortcut outer) {
    Shortcut inner = known[slot(loop)];
    if (of(loop, inner) != null || of(loop, outer) != null) {
      own(loop, outer, inner).left = 0;
    } else {
      known[slot(loop)] = outer;
    }
  }

  /**
   * Hears that such a region has ended soon, so that the next entries may pass. Of loops that share
   * a place, the first has it, or the last where nobody counts.
   */
  void leave(Region region, @Nullable Shortcut outer, long iterations, long nanos) {
    int number = region.number();
    boolean counts = region.run.counts();
    if (counts && outer != null && outer.loop != number) {
      known[slot(number)] = outer;
      return;
    }
    Shortcut own = own(number, outer, known[slot(number)]);
    if (own.counter == null) {
      own.counter = region.counter();
      if (counts) {
        counters.add(own.counter);
      }
    }
    Loop loop = region.loop();
    loop.brief = Math.min(loop.brief + 1 + own.given - own.left, MOST_UNSEEN * FRACTION);
    own.given = region.run.engine.schedule.unseen(loop.brief / FRACTION);
    own.left = own.given;
    own.look = own.given;
    own.seen = System.nanoTime();
    if (iterations > 0) {
      own.most = SHORT_NANOS * iterations / Math.max(nanos, 1);
    }
  }

  /** Whether entries of such a region may pass from then on. */
  static boolean isShort(long nanos) {
    return nanos < SHORT_NANOS;
  }

  /** What is known about the level that a region leaves. */
  private Shortcut own(int loop, @Nullable Shortcut outer, @Nullable Shortcut inner) {
    Shortcut before = of(loop, outer);
    Shortcut own = before == null ? new Shortcut(loop) : before;
    own.inner = of(loop, inner);
    known[slot(loop)] = own;
    return own;
  }

  private static @Nullable Shortcut of(int loop, @Nullable Shortcut shortcut) {
    return shortcut != null && shortcut.loop == loop ? shortcut : null;
  }

  /** Tells the run what was counted. */
  void end() {
    counters.forEach(Region::counted);
  }

  private static int slot(int loop) {
    return loop & (SLOTS - 1);
  }
}
