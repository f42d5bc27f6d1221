package org.jdeco.runtime;

/**
 * How long the caller waits for tasks that can leave calls to it. A task may be making calls that
 * serial Java would not make, since what would have prevented them fails in the replay only; such
 * calls may go on for ever. So after a while it is asked to make no more, and after a long while
 * the call it is in is stopped. What it does not get to is done by the caller.
 */
final class Deadline {
  /** How much longer than usual tasks must have taken before one is stopped. */
  private static final int LONGER = 100;

  private final Work work;
  private final Brake brake;
  private final long hurry;
  private final long from;
  private final long cut;
  private boolean braking;

  Deadline(Work work, Loop loop, Engine engine) {
    this.work = work;
    this.brake = engine.brake();
    hurry = engine.patience.hurry();
    from = work.mayHurry() ? System.nanoTime() : 0;
    cut = Math.max(engine.patience.cut(), (long) (LONGER * loop.grain() * work.iterations()));
  }

  /** Looks at the clock, and does what is due. */
  void pass() {
    if (!work.mayHurry()) {
      return;
    }
    long waited = System.nanoTime() - from;
    if (waited > cut && !braking) {
      braking = true;
      work.cut();
      brake.on();
    } else if (waited > hurry) {
      work.hurry();
    }
  }

  /** Ends the wait. */
  void over() {
    if (braking) {
      brake.off();
    }
  }
}
