package org.jdeco.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What a thread takes at once: a chunk of a region or a fork of a graph.
 *
 * <p>The results of its tasks are plain fields. They are written by the one thread that runs the
 * work, before it sets the state to {@code DONE}, and read by others only after they have seen
 * {@code DONE}; the arguments go the other way by the claim. Nothing else orders them.
 *
 * <p>An interrupt must hit this work and no later one. So who interrupts takes the state from
 * {@code RUNNING} to {@code STOPPING}, interrupts the thread, and sets {@code STOPPED}; the thread,
 * when it finds that it cannot go from {@code RUNNING} to {@code DONE}, waits for {@code STOPPED}
 * and clears its flag. Who cancels sets the scope's flag first and then looks at the state, and who
 * runs sets the state first and then looks at the flag: one of them sees the other.
 */
abstract sealed class Work permits Chunk, Fork {
  private static final int READY = 0;
  private static final int CLAIMED = 1;
  private static final int RUNNING = 2;
  private static final int STOPPING = 3;
  private static final int STOPPED = 4;
  private static final int DONE = 5;

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Work.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  static final Work[] NONE = {};

  final Scope scope;

  /** Whether tasks were left out because the scope was cancelled. Valid when done. */
  boolean skipped;

  /** The time its own tasks took, without what they waited for or helped with. Valid when done. */
  long nanos;

  /** The random stream of the task being run; the running thread's own. */
  Streams.@Nullable Stream stream;

  private volatile int state = READY;
  private @Nullable Work under; // what its thread was running when it took this
  private @Nullable Lane runner; // written before RUNNING
  private volatile long began;
  private volatile boolean hurried;
  private volatile boolean cut;
  private volatile boolean left;

  Work(Scope scope) {
    this.scope = scope;
  }

  /** How many iterations' calls it makes. */
  abstract int iterations();

  /** The task at the index that the running thread keeps in its lane. */
  abstract Task task(int index);

  /** The iteration whose calls the task at {@code index} makes, as its scope numbers them. */
  abstract long iteration(int index);

  /** How many of its tasks are finished for others to see, from the first one on. Any thread. */
  int finished() {
    return 0;
  }

  /** How many calls of the task at an index are made, as far as can be seen. Any thread. */
  int made(int index) {
    return 0;
  }

  /** How many tasks it has. */
  int size() {
    return 1;
  }

  /** Runs the tasks; their failures stay with them. */
  abstract void execute(Lane lane);

  final boolean done() {
    return state == DONE;
  }

  final boolean unclaimed() {
    return state == READY;
  }

  /** Claims this work for the current thread, where no window hands it out. */
  final boolean claim() {
    return STATE.compareAndSet(this, READY, CLAIMED);
  }

  /** How many nanoseconds it has been running; 0 when it is not being run. */
  final long runningFor(long now) {
    int seen = state;
    return seen >= RUNNING && seen <= STOPPED ? Math.max(0, now - began) : 0;
  }

  /** Runs what the current thread has claimed, to its end. */
  final void run(Lane lane) {
    Schedule schedule = scope.run.engine.schedule;
    schedule.pass(Schedule.Point.RUN);
    Work outerWork = lane.work;
    Scope outerTop = lane.top;
    Run outerRun = lane.run;
    int outerIndex = lane.index;
    Shortcuts outerShortcuts = lane.shortcuts;
    under = outerWork;
    lane.work = this;
    lane.top = scope;
    lane.run = scope.run;
    lane.shortcuts = null;
    long away = lane.away;
    long from = System.nanoTime();
    runner = lane;
    began = from;
    STATE.setVolatile(this, RUNNING);
    try {
      if (scope.stopped()) {
        skipped = true;
      } else {
        execute(lane);
      }
    } finally {
      nanos = System.nanoTime() - from - (lane.away - away);
      Shortcuts shortcuts = lane.shortcuts;
      lane.shortcuts = outerShortcuts;
      lane.index = outerIndex;
      lane.run = outerRun;
      lane.top = outerTop;
      lane.work = outerWork;
      schedule.pass(Schedule.Point.FINISH);
      try {
        if (shortcuts != null) {
          shortcuts.end();
        }
        scope.run.ran(this); // first: who sees it done may count what is left of it
      } finally { // where the stack is used up, too: somebody may wait for it
        if (!STATE.compareAndSet(this, RUNNING, DONE)) {
          awaitInterrupt(lane);
        }
        scope.finished(this);
      }
    }
  }

  private void awaitInterrupt(Lane lane) {
    while (state != STOPPED) {
      Thread.onSpinWait();
    }
    lane.calm(); // it was meant for this work only
    STATE.setVolatile(this, DONE);
  }

  /** Interrupts the thread that runs this work, if one does. Any thread. */
  final void interrupt() {
    if (STATE.compareAndSet(this, RUNNING, STOPPING)) {
      Lane lane = runner;
      if (lane != null) {
        lane.thread.interrupt();
      }
      STATE.setVolatile(this, STOPPED);
    }
  }

  /** Whether it was interrupted because its results are not wanted: to be left. Its own thread. */
  final boolean unwanted() {
    return state != RUNNING && (left || scope.stopped());
  }

  /** Hears that nobody waits for it any more, though it still runs. Any thread. */
  final void leave() {
    left = true;
  }

  /** Whether nobody waits for it any more. */
  final boolean isLeft() {
    return left;
  }

  /** Whether its tasks can end early and leave the rest of their calls to the caller. */
  boolean mayHurry() {
    return false;
  }

  /** Asks its tasks to leave the rest of their calls to the caller, who waits. Any thread. */
  final void hurry() {
    hurried = true;
  }

  /** Stops the call that it is in, too. Any thread. */
  final void cut() {
    hurried = true;
    cut = true;
    interrupt();
  }

  /** Whether the call that it is in is to be stopped and left to the caller. */
  final boolean isCut() {
    return cut;
  }

  final boolean hurried() {
    return hurried;
  }

  /** What its thread left for this one, or null. Any thread that found this in the lane. */
  final @Nullable Work under() {
    return under;
  }

  /** Whether a thread of the runtime's own runs or ran it, not a caller. */
  final boolean isOthers() {
    Lane lane = runner;
    return lane != null && lane.owned;
  }

  /** The lane of the thread that runs or ran it; meaningful once it is running. */
  final @Nullable Lane runner() {
    return runner;
  }

  /** Runs one task and keeps its failure with it. */
  static void run(Task task, Lane lane) {
    try {
      task.run();
    } catch (Throwable failure) { // thrown where the replay takes the result
      Aside.of(task).fail(failure);
    }
    if (lane.owned && lane.thread.isInterrupted()) {
      lane.calm();
    }
  }
}
