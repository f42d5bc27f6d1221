package org.jdeco.runtime;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread that watches over the time limits of one run, as long as the run lasts. */
final class Watch {
  private final Run run;
  private final @Nullable Duration call;
  private final @Nullable Duration whole;
  private final Thread thread;
  private volatile boolean over;

  private Watch(Run run, @Nullable Duration call, @Nullable Duration whole) {
    this.run = run;
    this.call = call;
    this.whole = whole;
    thread = Thread.ofPlatform().daemon().name("jdeco-watch").unstarted(this::watch);
  }

  /** Starts to watch over {@code run}, or returns null when it has no limits. */
  static @Nullable Watch over(Run run, @Nullable Duration call, @Nullable Duration whole) {
    if (call == null && whole == null) {
      return null;
    }
    Watch watch = new Watch(run, call, whole);
    watch.thread.start();
    return watch;
  }

  private void watch() {
    long from = System.nanoTime();
    long step = Math.clamp(Math.min(nanos(call), nanos(whole)) / 10, 1_000_000, 100_000_000);
    while (!over) {
      LockSupport.parkNanos(step);
      long now = System.nanoTime();
      if (whole != null && now - from > whole.toNanos()) {
        run.stop(CallTimeout.ofRun(whole));
      } else if (call != null) {
        run.crew.running(work -> check(work, now, call));
      }
    }
  }

  private void check(Work work, long now, Duration limit) {
    if (work.scope.run == run && work.runningFor(now) > limit.toNanos()) {
      run.stop(CallTimeout.ofCall(work.scope.loop(), limit));
    }
  }

  private static long nanos(@Nullable Duration limit) {
    return limit == null ? Long.MAX_VALUE : limit.toNanos();
  }

  void end() {
    over = true;
    LockSupport.unpark(thread);
  }
}
