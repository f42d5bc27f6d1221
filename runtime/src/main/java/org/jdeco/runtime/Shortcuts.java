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
 * Within an entry that passes others pass, too, until the time is over in which entries pass; from
 * then on they are measured, so that long parts of it can run ahead. The thread's own.
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

  /** How many times the iterations of the one that was measured those may have that pass. */
  private static final int LONGER = 4;

  /** Loops whose numbers differ by a multiple of this share a place. */
  private static final int PLACES = 64;

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
      if (left > 0 && System.nanoTime() - seen <= UNSEEN_NANOS) {
        look = Math.max(0, left - Math.min(given - left + 1, LOOK));
        return false;
      }
      stop();
      return true;
    }

    private void stop() {
      given -= left; // so many have passed
      left = 0;
      look = 0;
    }

    private boolean isPassing() {
      return counter != null && counter.isPassing();
    }
  }

  private final @Nullable Shortcut[] known = new Shortcut[PLACES];
  private final List<Region> counters = new ArrayList<>();
  private long doubtful = -1; // iterations of the last entry; -1: that did not pass

  /** Returns a region that counts, for an entry of {@code total} iterations; or null. */
  @Nullable Region pass(int loop, long total) {
    Shortcut shortcut = of(loop, known[place(loop)]);
    if (shortcut == null
        || total > shortcut.most
        || (shortcut.left <= shortcut.look && shortcut.isLate())) {
      return null;
    }
    Region counter = shortcut.counter;
    if (counter != null) {
      shortcut.left--;
      counter.passes();
      doubtful = counter.inStrips() && total > 0 ? total - 1 : 0;
    }
    return counter;
  }

  /** Whether the thread is in an entry that passes of the loop, as far as its level is known. */
  boolean isPassing(int loop) {
    Shortcut shortcut = of(loop, known[place(loop)]);
    return shortcut != null && shortcut.isPassing();
  }

  /** Hears that a loop is entered by a region of its own; returns what that needs at its end. */
  @Nullable Shortcut enter(int loop) {
    doubtful = -1;
    int place = place(loop);
    Shortcut outer = known[place];
    Shortcut own = of(loop, outer);
    known[place] = own == null ? null : own.inner;
    return outer;
  }

  /**
   * Hears that such a region has ended which took long, or of which entries are not to pass. That
   * tells nothing about entries of fewer iterations.
   *
   * @param total how many it may have had, or -1
   */
  void leaveLong(Region region, @Nullable Shortcut outer, long total) {
    int number = region.number();
    Shortcut inner = of(number, known[place(number)]);
    Shortcut own = of(number, outer);
    if (own == null && inner != null && outer == null) {
      own = new Shortcut(number);
    }
    if (own == null) {
      region.loop().brief = 0;
    } else {
      own.inner = inner;
      if (total <= own.most) {
        region.loop().brief = 0;
        own.left = 0;
        own.given = 0;
        own.look = 0;
      }
    }
    known[place(number)] = own == null ? outer : own;
  }

  /**
   * Hears that such a region has ended soon, so that the next entries may pass; not where it lies
   * within one that passes, for it tells nothing about that. Of loops that share a place, the first
   * has it, or the last where nobody counts.
   *
   * @param iterations how many the region's loop has made
   * @param nanos how long they took
   */
  void leaveShort(Region region, @Nullable Shortcut outer, long iterations, long nanos) {
    int number = region.number();
    Shortcut inner = of(number, known[place(number)]);
    Shortcut own = of(number, outer);
    if (own == null) {
      if (outer != null && region.run.counts()) {
        known[place(number)] = outer;
        return;
      }
      own = new Shortcut(number);
    }
    known[place(number)] = own;
    own.inner = inner;
    if (own.isPassing()) {
      own.stop();
    } else {
      begin(own, region, iterations, nanos);
    }
  }

  private void begin(Shortcut shortcut, Region region, long iterations, long nanos) {
    Loop loop = region.loop();
    Region counter = shortcut.counter;
    if (counter == null) {
      counter = counterLike(region);
      shortcut.counter = counter;
    }
    counter.counted();
    shortcut.stop();
    loop.brief = Math.min(loop.brief + 1 + shortcut.given, MOST_UNSEEN * FRACTION);
    shortcut.given = region.run.engine.schedule.unseen(loop.brief / FRACTION);
    shortcut.left = shortcut.given;
    shortcut.look = shortcut.given;
    shortcut.seen = System.nanoTime();
    if (iterations > 0) {
      shortcut.most = Math.min(SHORT_NANOS * iterations / Math.max(nanos, 1), LONGER * iterations);
    }
  }

  private Region counterLike(Region region) {
    for (Region each : counters) {
      if (each.number() == region.number() && each.loop() == region.loop()) {
        return each; // of a shortcut that was dropped
      }
    }
    Region counter = region.counter();
    if (region.run.counts()) {
      counters.add(counter);
    }
    return counter;
  }

  /** Whether entries of a region that has made its iterations in that time may pass. */
  static boolean isShort(long nanos) {
    return nanos < SHORT_NANOS;
  }

  private static @Nullable Shortcut of(int loop, @Nullable Shortcut shortcut) {
    return shortcut != null && shortcut.loop == loop ? shortcut : null;
  }

  /** How many iterations of the last entry were counted that may not have been made. */
  long doubtful(long measured) {
    return doubtful < 0 ? measured : doubtful;
  }

  /** Tells the run what was counted. */
  void end() {
    for (Region counter : counters) {
      counter.counted();
    }
  }

  private static int place(int loop) {
    return loop & (PLACES - 1);
  }
}
