package org.jdeco.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What stops code that no interrupt reaches, such as a loop that only computes: whoever owns the
 * code's classes can put checks into them. While the brake is on, these ask {@link #holds} and
 * {@link #overdue}, and throw where there is a reason. Turning it on may cost what the compiler has
 * optimized, so it is done only after a wait that was longer than that.
 */
public interface Brake {
  /** Makes the checks ask; as often on as off. Any thread. */
  void on();

  /** Lets the code run freely again. Any thread. */
  void off();

  /** Interrupts a thread if it is in that code, and only there. Any thread. */
  void wake(Thread thread);

  /** Leaves that code behind, wherever it hangs: it heeds nothing. Any thread. */
  void leaveBehind();

  /** Whether the current thread runs a task whose result nobody waits for any more. */
  static boolean holds() {
    Work work = Lane.current().work;
    return work != null && (work.unwanted() || work.isCut());
  }

  /** What stops the current thread's own code, as its run takes too long; null if nothing does. */
  static @Nullable Error overdue() {
    Lane lane = Lane.current();
    return lane.run == null || lane.work != null ? null : lane.run.stoppedLate();
  }
}
