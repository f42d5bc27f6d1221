package org.jdeco.magics.show;

import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The daemon thread {@code jdeco-display}, which lets displays follow their runs. It belongs to no
 * cell, so it inherits nothing of the one that happened to start it.
 */
public final class DisplayThread implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(DisplayThread.class.getName());

  private final ScheduledThreadPoolExecutor executor;

  /** A thread that starts when there is something to follow. */
  public DisplayThread() {
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform()
                .daemon()
                .inheritInheritableThreadLocals(false)
                .name("jdeco-display")
                .factory());
    executor.setRemoveOnCancelPolicy(true);
  }

  /** Lets a display follow its run until what is returned is closed. */
  public Following follow(LiveDisplay display) {
    var ticks =
        executor.scheduleWithFixedDelay(
            () -> tick(display), LiveDisplay.INTERVAL, LiveDisplay.INTERVAL, TimeUnit.NANOSECONDS);
    return () -> ticks.cancel(false);
  }

  private static void tick(LiveDisplay display) {
    try {
      display.tick();
    } catch (RuntimeException e) {
      display.abandon();
      LOG.log(Level.WARNING, "the display of a run stopped following it", e);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  /** A display that is being followed. */
  @FunctionalInterface
  public interface Following extends AutoCloseable {
    @Override
    void close();
  }
}
