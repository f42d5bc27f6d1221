package org.jdeco.magics.show;

import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jdeco.magics.Bundle;
import org.jdeco.magics.Displays;
import org.jspecify.annotations.Nullable;

/**
 * The one display of one run. It opens when the run has lasted long enough for somebody to wonder,
 * changes at most ten times a second, less often where drawing it takes a noticeable part of the
 * time, and always shows the end; a short run shows nothing but its end. {@link #tick} is called by
 * the display thread, {@link #finish} by the one that runs the cell.
 */
public final class LiveDisplay {
  /** The least time between two changes, in nanoseconds. */
  public static final long INTERVAL = 100_000_000;

  private static final long OPENING = 3 * INTERVAL;

  /** The most time between two changes, however long one takes: people watch it. */
  private static final long LONGEST = 5 * INTERVAL;

  /** How many times what a change took to wait for the next: the run needs the processors, too. */
  private static final int RARITY = 100;

  private final Displays displays;
  private final LongSupplier clock;
  private final Supplier<Optional<Bundle>> now;
  private long last;
  private long pause = OPENING;
  private boolean finished;
  private @Nullable String id;
  private @Nullable Bundle shown;

  /**
   * A display that has not opened yet.
   *
   * @param displays where it is shown
   * @param clock the time in nanoseconds
   * @param now what is to be seen at this moment, if anything; called on the display thread
   */
  public LiveDisplay(Displays displays, LongSupplier clock, Supplier<Optional<Bundle>> now) {
    this.displays = displays;
    this.clock = clock;
    this.now = now;
    this.last = clock.getAsLong();
  }

  /** Shows the moment, if it is time to and something changed. */
  public synchronized void tick() {
    long from = clock.getAsLong();
    if (finished || from - last < pause) {
      return;
    }
    Optional<Bundle> moment = now.get();
    if (moment.isPresent() && !moment.get().equals(shown)) {
      show(moment.get());
      last = clock.getAsLong();
      pause = Math.clamp(RARITY * (last - from), INTERVAL, LONGEST);
    }
  }

  /** Shows the end; nothing changes afterwards. */
  public synchronized void finish(Bundle end) {
    if (!finished) {
      finished = true;
      show(end);
    }
  }

  /** Whether anything has been shown. */
  public synchronized boolean opened() {
    return id != null;
  }

  /** Shows nothing from now on. */
  public synchronized void abandon() {
    finished = true;
  }

  private void show(Bundle bundle) {
    String open = id;
    if (open == null) {
      id = displays.display(bundle);
    } else {
      displays.update(open, bundle);
    }
    shown = bundle;
  }
}
