package org.jdeco.runtime;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a thread has opened and takes results from: a region or a graph. It belongs to its run and
 * lies within the scope that was open on its thread before, so that a call which itself contains
 * rewritten code forms a tree.
 *
 * <p>A thread that waits runs work of its own scope, or of scopes opened below that; never any
 * other. So waits lead down the tree only, and no set of threads can wait for each other, however
 * few there are: what nobody has claimed is run by the one who waits for it. The class is long
 * since waiting, being woken and giving up are one protocol, over the same few fields.
 */
abstract sealed class Scope implements AutoCloseable permits Region, Graph {
  /** From how many open scopes on to make sure of the stack, and of how many frames. */
  private static final int DEEP = 30;

  private static final int RESERVE = 300;

  /** How long before its likely end a thread that waits for a work is awake again. */
  private static final long NEAR_NANOS = 150_000;

  private static final long FOREVER = Long.MAX_VALUE;

  final Run run;
  final Lane lane;
  final @Nullable Scope parent;

  /** The work whose task has opened it; null for the caller's own. */
  private final @Nullable Work within;

  /** What the random streams of its iterations derive from. */
  final long seed;

  /** The random stream of the iteration that the replay is in; its own thread's. */
  Streams.@Nullable Stream stream;

  private final int depth;
  private volatile boolean cancelled;
  private volatile @Nullable Work awaited;
  private int asked; // whether it was stopped; counted without order
  private boolean shared;
  private boolean closed;

  Scope(Run run, Lane lane, long seed) {
    this.run = run;
    this.lane = lane;
    parent = lane.top;
    within = lane.work;
    depth = parent == null ? 0 : parent.depth + 1;
    if (depth > DEEP) {
      reserve(RESERVE);
    }
    this.seed = seed;
  }

  /** A scope that nobody has opened and nothing lies within. */
  Scope(Run run, Lane lane) {
    this.run = run;
    this.lane = lane;
    parent = null;
    within = null;
    depth = 0;
    seed = 0;
    closed = true;
  }

  /**
   * Overflows the stack now if it is nearly used up, before there is anything to undo: what a scope
   * does later it does from the frame that opened it.
   */
  private static int reserve(int frames) {
    return frames == 0 ? 0 : 1 + reserve(frames - 1);
  }

  /**
   * Whether a failed task is to be tried again by the caller, see {@link Aside}. A stack that was
   * not deep enough is a reason only for a caller that is not itself called by a task: otherwise
   * each level of a recursion would try the levels below it twice.
   */
  final boolean isForCaller(Task task) {
    Aside aside = task.aside;
    return aside != null && aside.failed() && aside.isForCaller(task, mayBeDeeper());
  }

  /** Whether the caller's stack may be deeper than that of the threads that run its tasks. */
  final boolean mayBeDeeper() {
    return parent == null && !lane.owned;
  }

  /** The iteration that the replay is in, as the scope numbers them. Its own thread. */
  abstract long iteration();

  /** Claims some of its work for the current thread, or returns null. Any thread. */
  abstract @Nullable Work claim();

  /** Claims work that {@code wanted} needs, or else any other of this scope. Its own thread. */
  @Nullable Work claimFor(Work wanted) {
    return claim();
  }

  /** The same for a thread that had better not be kept by any other. Its own thread. */
  @Nullable Work claimOnly(Work wanted) {
    return claimFor(wanted);
  }

  /** Whether there is something to claim, as far as can be seen. Any thread. */
  abstract boolean claimable();

  /** What it counts for. */
  abstract Loop loop();

  /** Makes work for the others before its thread is kept by some; false: no need, or no more. */
  boolean supply() {
    return false;
  }

  /** Makes more work to claim than usual, rather than let its thread idle; false: there is none. */
  boolean produce() {
    return false;
  }

  /**
   * Whether its thread, while it waits for one result, runs what was claimed for others: it is late
   * for the result by as much as that takes.
   */
  abstract boolean helps();

  /** Whether its tasks may go on for ever in calls that serial Java does not make. Any thread. */
  boolean mayStay() {
    return false;
  }

  /** Whether a thread may be left behind in a call whose result is not wanted any more. */
  boolean mayLeave() {
    return false;
  }

  /** How long to go on yielding before its thread parks. */
  abstract long patience();

  /**
   * Whether its results will not be taken any more. Any thread. In a deep recursion the scopes far
   * above are asked now and then only: each that is cancelled cancels those right below it.
   */
  final boolean stopped() {
    if (run.stopped()) {
      return true;
    }
    int most = depth > DEEP && (++asked & 63) != 0 ? DEEP / 2 : Integer.MAX_VALUE;
    int i = 0;
    for (Scope scope = this; scope != null && i < most; scope = scope.parent) {
      Work left = scope.within;
      if (scope.cancelled || (left != null && left.isLeft())) {
        return true;
      }
      i++;
    }
    return false;
  }

  /** Whether this is {@code other} or was opened within it. */
  final boolean isUnder(Scope other) {
    Scope scope = this;
    while (scope != null && scope.depth > other.depth) {
      scope = scope.parent;
    }
    return scope == other;
  }

  /** Lets others take its work from now on. */
  final void share() {
    if (!shared) {
      shared = true;
      run.crew.share(lane, this);
    }
  }

  /** Hears that {@code work} was finished. Any thread. */
  void finished(Work work) {
    if (awaited == work) {
      LockSupport.unpark(lane.thread);
    }
  }

  /** Returns once {@code work} is finished; works meanwhile. */
  final void await(Work work) {
    await(work, Integer.MAX_VALUE);
  }

  /**
   * Returns once {@code work} is finished or, if that takes long, more than {@code passed} of its
   * tasks are; works meanwhile, unless that might keep it for ever. Returns false where it had
   * better make the work's calls itself, as nobody had begun them.
   */
  final boolean await(Work work, int passed) {
    if (!work.done()) {
      run.barrier();
      long away = lane.away;
      long from = System.nanoTime();
      boolean interrupted = false;
      try {
        interrupted = help(work, passed);
      } finally {
        lane.away = away + System.nanoTime() - from;
      }
      if (interrupted && work.done()) {
        lane.thread.interrupt();
      }
    }
    boolean done = work.done();
    boolean there = done ? !work.skipped : work.finished() > passed;
    if (!there && (done || stopped())) {
      throw run.stopping();
    }
    return there;
  }

  /** Whether its thread must not wait for others to begin a work, nor run it as a work. */
  private boolean isForItself(Work work, int passed) {
    return isWary(passed) && work.unclaimed() && (run.helps || lane.work != null);
  }

  /** Whether its thread must not run tasks while it waits for {@code passed} tasks of a work. */
  private boolean isWary(int passed) {
    return passed < Integer.MAX_VALUE && mayStay();
  }

  private boolean help(Work work, int passed) {
    boolean interrupted = false;
    boolean replaced = false;
    long until = 0;
    boolean wary = isWary(passed);
    long from = System.nanoTime();
    Deadline deadline = new Deadline(work, loop(), run.engine);
    try {
      while (!isThere(work, passed, from) && !stopped()) {
        boolean helps = !wary && (lane.work != null || (run.helps && helps()));
        boolean isToBeReplaced = !helps && !replaced && lane.work == null;
        boolean takes = helps || (!wary && run.helps && work.unclaimed());
        if (takes && supply()) {
          continue;
        }
        Work other = helps ? claimFor(work) : takes ? claimOnly(work) : null;
        if (other == null && produce()) {
          continue;
        }
        if (other == null && helps) {
          other = run.crew.claimUnder(this);
        }
        deadline.pass();
        if (other != null) {
          other.run(lane);
          if (other.nanos > Chunks.WAKE_NANOS && other.scope.claimable()) {
            run.crew.offered(); // what was too little for others when it was made may not be
          }
          until = 0;
        } else if (isToBeReplaced) {
          replaced = true;
          run.crew.standIn(1);
        } else if (until == 0) {
          until = System.nanoTime() + patience();
        } else if (System.nanoTime() >= until
            || !lane.givesWay(replaced ? Lane.SLICE_NANOS : Lane.MOMENT_NANOS)) {
          if (isForItself(work, passed)) {
            break;
          }
          interrupted |= park(work, passed, helps);
          if (due(work, NEAR_NANOS) < 0) {
            until = System.nanoTime() + 2 * NEAR_NANOS;
          }
        }
      }
    } finally {
      deadline.over();
      if (replaced) {
        run.crew.standIn(-1);
      }
    }
    return interrupted;
  }

  /** Whether a work is finished, or takes long and has finished what is waited for. */
  private boolean isThere(Work work, int passed, long from) {
    return work.done()
        || (work.finished() > passed && System.nanoTime() - from > run.engine.patience.slow());
  }

  /** Parks until there is a reason not to; returns whether the thread was interrupted by others. */
  private boolean park(Work work, int passed, boolean helps) {
    awaited = work;
    run.crew.waits(lane, helps);
    try {
      Work other = helps ? run.crew.claimUnder(this) : null;
      if (other != null) {
        other.run(lane);
      } else if (!work.done() && !stopped()) {
        Patience patience = run.engine.patience;
        boolean partly = work.size() - 1 > passed;
        long most = partly ? patience.slow() : work.mayHurry() ? patience.hurry() : FOREVER;
        parkUntilNear(work, most);
      }
    } finally {
      run.crew.goesOn(lane, helps);
      awaited = null;
    }
    if (Thread.interrupted()) {
      work.interrupt(); // as serial Java would have interrupted the call
      return true;
    }
    return false;
  }

  /** Parks until a work is nearly done, as far as that can be foreseen: to wake takes a while. */
  private void parkUntilNear(Work work, long most) {
    long due = due(work, NEAR_NANOS);
    LockSupport.parkNanos(this, due > 0 ? Math.min(due, most) : most);
  }

  /**
   * After how many nanoseconds to look again: when a work, one of the last, is likely to be within
   * {@code near} of its end, negative when it is, or what was laid out is long; 0: not known.
   */
  long due(Work work, long near) {
    return 0;
  }

  /** Stops works that turned out not to be wanted; the scope goes on. */
  final void retract(Work[] works) {
    cancelled = true;
    dismiss(works);
    cancelled = false;
  }

  private void dismiss(Work[] works) {
    for (Work work : works) {
      work.interrupt();
    }
    boolean interrupted = false;
    Brake brake = run.engine.brake();
    boolean braking = false;
    Patience patience = run.engine.patience;
    long began = System.nanoTime();
    for (Work work : works) {
      long until = System.nanoTime() + patience();
      long from = System.nanoTime();
      awaited = work;
      while (!work.done()) {
        long now = System.nanoTime();
        boolean lost = run.stopped() && now - from > patience.grace();
        if (lost || (mayLeave() && now - began > patience.leave())) {
          work.leave();
          run.crew.abandon(work);
          break;
        }
        if (now >= until || !lane.givesWay(Lane.MOMENT_NANOS)) {
          LockSupport.parkNanos(this, patience.heedless());
          interrupted |= Thread.interrupted();
          if (!braking && System.nanoTime() - began > patience.heedless()) {
            braking = true;
            brake.on();
          }
        }
      }
      awaited = null;
    }
    if (braking) {
      brake.off();
    }
    if (interrupted) {
      lane.thread.interrupt();
    }
  }

  /** Waits until all that runs ahead is finished; its results can still be taken. */
  abstract void settle();

  /** Puts back what the works that {@link #end} returned have overwritten; they are finished. */
  void restore(Work[] rest) {}

  /** Hears that nothing of it is left. */
  void over() {}

  /** Ends the claiming of its work and returns what was claimed and not yet taken. */
  abstract Work[] end();

  /** Whether it was closed. Its own thread. */
  final boolean closed() {
    return closed;
  }

  /** Cancels what was not taken, and waits until nothing of it runs. */
  @Override
  public final void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      Work[] rest = end();
      if (rest.length > 0) {
        long away = lane.away;
        long from = System.nanoTime();
        cancelled = true;
        dismiss(rest);
        lane.away = away + System.nanoTime() - from;
      }
      restore(rest);
      over();
    } finally {
      if (shared) {
        run.crew.withdraw(lane, this);
      }
      lane.top = parent;
    }
  }
}
