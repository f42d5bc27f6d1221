package org.jdeco.runtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the pool. When it finds no work it looks on for a moment, giving way to other
 * threads, since parking a thread and waking it costs about as much as a chunk; then it parks.
 */
final class Worker extends Thread {
  private static final Logger LOG = System.getLogger(Worker.class.getName());
  private static final long LEAST_WAY_NANOS = 100_000;
  private static final long MOST_WAY_NANOS = 1_000_000;
  private static final long SPIN_NANOS = 20_000;
  private static final long STACK_BYTES = 16 << 20;

  final Lane lane = new Lane(this, true);
  private final Pool pool;
  private final int number;
  private volatile boolean lost;

  Worker(Pool pool, int number, String name) {
    super(null, null, name, STACK_BYTES, false);
    this.pool = pool;
    this.number = number;
    setDaemon(true);
  }

  @Override
  public void run() {
    try {
      lane.queue = RunQueue.ofCurrent();
      while (!lost && pool.wants(number)) {
        if (!pool.permits(number)) {
          LockSupport.park(pool);
          lane.calm();
          continue;
        }
        Work work = pool.claim(number);
        if (work == null) {
          work = idle();
        }
        if (work != null) {
          if (work.scope.claimable()) {
            pool.offered(); // another may take more where this came from
          }
          run(work);
          makeWay(work);
        }
      }
    } finally {
      pool.ended(this);
    }
  }

  private void run(Work work) {
    try {
      work.run(lane);
    } catch (Throwable unexpected) { // a worker outlives whatever a task or its scope does
      LOG.log(Level.WARNING, "A worker met an error outside of a task", unexpected);
    }
  }

  /** Leaves the processor to the JVM's compilers while what is tried out is not compiled yet. */
  private void makeWay(Work work) {
    if (work instanceof Chunk chunk && chunk.tried && !Trial.isFast(chunk, chunk.scope.loop())) {
      LockSupport.parkNanos(pool, Math.clamp(work.nanos, LEAST_WAY_NANOS, MOST_WAY_NANOS));
    }
  }

  private @Nullable Work idle() {
    long until = System.nanoTime() + SPIN_NANOS;
    while (System.nanoTime() < until && lane.givesWay(Lane.MOMENT_NANOS)) {
      Work work = pool.claim(number);
      if (work != null) {
        return work;
      }
    }
    pool.compilers.find();
    pool.parking(lane);
    Work work = pool.claim(number);
    while (work == null && lane.parked() && pool.permits(number)) {
      long period = pool.period(number);
      if (period > 0) {
        LockSupport.parkNanos(pool, period);
        work = pool.claim(number);
      } else {
        LockSupport.park(pool);
      }
      lane.calm();
    }
    boolean woken = !pool.unparked(lane);
    if (work == null ? !pool.permits(number) : woken) {
      pool.offered(); // it may have been woken for work that is another's now
    }
    return work;
  }

  int number() {
    return number;
  }

  /** Makes the thread end once it gets out of the work it is stuck in. */
  void lose() {
    lost = true;
  }

  boolean lost() {
    return lost;
  }
}
