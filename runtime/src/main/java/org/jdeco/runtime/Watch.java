package org.jdeco.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that watches over the time limits of one run, as long as the run lasts. When one is
 * exceeded the run is stopped. If its own thread does not come to a step of the runtime's then, as
 * it is in code that no task is made of, that code is stopped by the brake, and left behind where
 * it does not stop.
 */
final class Watch {
  private static final long AGAIN_NANOS = 50_000_000;

  private final Run run;
  private final @Nullable Duration call;
  private final @Nullable Duration whole;
  private final Thread thread;
  private Map<Work, Call> calls = Map.of(); // that were being made at the last look
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
    while (!over && !run.stopped()) {
      LockSupport.parkNanos(step);
      long now = System.nanoTime();
      if (whole != null && now - from > whole.toNanos()) {
        run.stop(CallTimeout.ofRun(whole));
      } else if (call != null) {
        look(now, call);
      }
    }
    rest(run.engine.patience.heedless());
    if (!over && run.overdue() != null) {
      halt();
    }
  }

  private void halt() {
    Lane lane = run.lane;
    Brake brake = run.engine.brake();
    long until = System.nanoTime() + run.engine.patience.grace();
    brake.on();
    try {
      while (!over && lane != null && System.nanoTime() - until < 0) {
        brake.wake(lane.thread);
        rest(AGAIN_NANOS);
      }
      if (!over) {
        brake.leaveBehind();
      }
    } finally {
      brake.off();
    }
  }

  private void rest(long nanos) {
    long until = System.nanoTime() + nanos;
    for (long left = nanos; left > 0 && !over; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void look(long now, Duration limit) {
    Map<Work, Call> seen = new HashMap<>();
    run.crew.running(work -> {
      if (work.scope.run == run && work.runningFor(now) > 0) {
        seen.put(work, call(work, now));
      }
    });
    calls = seen;
    seen.forEach((work, call) -> {
      if (now - call.since > limit.toNanos()) {
        run.stop(CallTimeout.ofCall(run.place(work.scope.loop()), call.iteration, limit));
      }
    });
  }

  /** The call that a work is in: the one it was in before, or a new one. */
  private Call call(Work work, long now) {
    int index = Math.min(work.finished(), work.size() - 1);
    int done = work.made(index);
    Call before = calls.get(work);
    if (before == null) {
      return new Call(index, done, work.iteration(index), now - work.runningFor(now));
    }
    return before.index == index && before.done == done
        ? before
        : new Call(index, done, work.iteration(index), now);
  }

  private static long nanos(@Nullable Duration limit) {
    return limit == null ? Long.MAX_VALUE : limit.toNanos();
  }

  /** Which of a work's calls is being made: those of the task at index, after done of them. */
  private record Call(int index, int done, long iteration, long since) {}

  /** Ends the watch. Any thread. */
  void end() {
    over = true;
    LockSupport.unpark(thread);
  }
}
