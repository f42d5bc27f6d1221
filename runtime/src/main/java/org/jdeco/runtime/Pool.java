package org.jdeco.runtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The persistent platform threads. The caller of a run works too, so there is one thread less than
 * calls may run at once; while a caller waits without working, a further thread stands in for it.
 * Threads are started when the first work is offered, or a run begins that may offer some.
 */
final class Pool implements Crew {
  private static final Logger LOG = System.getLogger(Pool.class.getName());

  /**
   * How long to wait between two looks for work that was laid out: this part of the time since that
   * was done last, so that looking takes little where nothing is laid out any more.
   */
  private static final int PART = 50;

  private static final long LEAST_PERIOD_NANOS = 1_000_000;
  private static final long MOST_PERIOD_NANOS = 100_000_000;

  private final Lanes lanes = new Lanes();
  final Compilers compilers;
  private final List<Worker> workers = new ArrayList<>();
  private final AtomicInteger idle = new AtomicInteger();
  private final AtomicInteger helping = new AtomicInteger();
  private final AtomicInteger standIns = new AtomicInteger();
  private volatile int width;
  private volatile int spare; // how many threads to keep for standing in
  private volatile int started;
  private volatile boolean watched; // a run is under way in which scopes may lay out work
  private volatile long laidOut; // when one was begun, or work was laid out
  private int named;

  Pool(int width, Compilers compilers) {
    this.width = width;
    this.compilers = compilers;
  }

  /**
   * Sets the number of threads; those too many end when they are done with what they do.
   *
   * @param watches whether the first one is to look for work by itself now and then
   */
  void resize(int threads, boolean watches) {
    width = threads;
    watched = watches;
    laidOut();
    for (Lane lane : lanes.all()) {
      if (lane.owned) {
        LockSupport.unpark(lane.thread);
      }
    }
    if (started > 0 || watches) {
      start();
    }
  }

  /** After how many nanoseconds the thread of this number is to look for work; 0: when woken. */
  long period(int number) {
    if (!watched || number > 0) {
      return 0;
    }
    long passed = System.nanoTime() - laidOut;
    return Math.clamp(passed / PART, LEAST_PERIOD_NANOS, MOST_PERIOD_NANOS);
  }

  @Override
  public void laidOut() {
    laidOut = System.nanoTime();
  }

  private synchronized void start() {
    for (int number = 0; wants(number); number++) {
      if (number == workers.size() || workers.get(number).lost()) {
        named++;
        Worker worker = new Worker(this, number, "jdeco-worker-" + named);
        if (number == workers.size()) {
          workers.add(worker);
        } else {
          workers.set(number, worker);
        }
        lanes.add(worker.lane);
        if (!begin(worker)) {
          started = Math.max(width, workers.size()); // not asked for again before the next run
          return;
        }
      }
    }
    started = workers.size();
  }

  /** Starts a thread; false where the system gives no more: what there is has to do. */
  private boolean begin(Worker worker) {
    try {
      worker.start();
      return true;
    } catch (OutOfMemoryError none) {
      LOG.log(Level.WARNING, "The system gives the workers no thread more", none);
      forget(worker);
      return false;
    }
  }

  private void forget(Worker worker) {
    lanes.remove(worker.lane);
    worker.lose();
    while (!workers.isEmpty() && workers.getLast().lost()) {
      workers.removeLast();
    }
  }

  /** Whether there is to be a thread of this number. */
  boolean wants(int number) {
    return number < width + spare;
  }

  /** Whether the thread of this number may take work now. */
  boolean permits(int number) {
    return number < width + standIns.get();
  }

  @Override
  public void standIn(int change) {
    int now = standIns.addAndGet(change);
    if (change > 0) {
      if (now > spare) {
        spare = now;
        start();
      }
      for (Lane lane : lanes.all()) {
        if (lane.thread instanceof Worker worker
            && worker.number() >= width
            && permits(worker.number())) {
          unparked(lane); // or it would park again: it may have been offered work it must not take
          LockSupport.unpark(worker);
        }
      }
    }
  }

  synchronized void ended(Worker worker) {
    boolean replaced = worker.lost();
    forget(worker);
    started = workers.size();
    if (wants(worker.number()) && !replaced) {
      start(); // it is wanted again
    }
  }

  @Nullable Work claim(int from) {
    return lanes.claim(null, from);
  }

  @Override
  public @Nullable Work claimUnder(Scope scope) {
    return lanes.claim(scope, 0);
  }

  @Override
  public void share(Lane lane, Scope scope) {
    if (started < width) {
      start();
    }
    if (lane.push(scope) && !lane.owned) {
      lanes.add(lane);
    }
  }

  @Override
  public void withdraw(Lane lane, Scope scope) {
    if (lane.pop(scope) && lane.run == null) {
      leave(lane);
    }
  }

  @Override
  public void leave(Lane lane) {
    if (!lane.owned && !lane.isOpen()) {
      lanes.remove(lane);
    }
  }

  @Override
  public void offered() {
    boolean woken = idle.get() > 0 && wake();
    if (!woken && helping.get() > 0) {
      stir(false);
    }
  }

  @Override
  public void stir() {
    stir(true);
  }

  private void stir(boolean all) {
    for (Lane lane : lanes.all()) {
      if (lane.waiting && (all || lane.helping)) {
        LockSupport.unpark(lane.thread);
      }
    }
  }

  private boolean wake() {
    for (Lane lane : lanes.all()) {
      if (free(lane) && lane.unpark()) {
        idle.decrementAndGet();
        LockSupport.unpark(lane.thread);
        return true;
      }
    }
    return false;
  }

  private boolean free(Lane lane) {
    return lane.parked() && lane.thread instanceof Worker worker && permits(worker.number());
  }

  void parking(Lane lane) {
    lane.parking();
    idle.incrementAndGet();
  }

  /** Hears that a thread goes on; returns whether nobody has woken it. */
  boolean unparked(Lane lane) {
    boolean itself = lane.unpark();
    if (itself) {
      idle.decrementAndGet();
    }
    return itself;
  }

  @Override
  public void waits(Lane lane, boolean helps) {
    lane.helping = helps;
    lane.waiting = true;
    if (helps) {
      helping.incrementAndGet();
    }
  }

  @Override
  public void goesOn(Lane lane, boolean helped) {
    if (helped) {
      helping.decrementAndGet();
    }
    lane.waiting = false;
  }

  @Override
  public boolean idle() {
    if (idle.get() > 0) {
      for (Lane lane : lanes.all()) {
        if (free(lane)) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public void running(Consumer<Work> visitor) {
    lanes.running(visitor);
  }

  @Override
  public void abandon(Work work) {
    Lane lane = work.runner();
    if (lane != null && lane.thread instanceof Worker worker) {
      worker.lose();
      lanes.remove(lane);
      start();
    }
  }

  @Override
  public long queued() {
    long sum = 0;
    for (Lane lane : lanes.all()) {
      RunQueue queue = lane.owned ? lane.queue : null;
      long waited = queue == null ? 0 : queue.waited();
      if (waited < 0) {
        return -1;
      }
      sum += waited;
    }
    return sum;
  }

  @Override
  public int width() {
    return width + 1;
  }
}
