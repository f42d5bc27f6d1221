package org.jdeco.kernel.session;

import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import org.jdeco.runtime.Brake;
import org.jdeco.runtime.CallTimeout;
import org.jspecify.annotations.Nullable;

/** The end of code that took longer than its cell may. */
final class Overtime {
  /** How many causes to look at: they may lead in a circle. */
  private static final int DEPTH = 20;

  private Overtime() {}

  /**
   * Returns why code of the current thread ended: what it threw, or the limit of time where that
   * interrupted what it was waiting for.
   */
  static Throwable causeOf(Throwable thrown) {
    Error overdue = thrown instanceof CallTimeout ? null : Brake.overdue();
    if (overdue == null || !isInterruption(thrown)) {
      return thrown;
    }
    overdue.setStackTrace(thrown.getStackTrace());
    return overdue;
  }

  private static boolean isInterruption(Throwable thrown) {
    @Nullable Throwable cause = thrown;
    for (int i = 0; i < DEPTH && cause != null; i++) {
      if (cause instanceof InterruptedException
          || cause instanceof InterruptedIOException
          || cause instanceof ClosedByInterruptException) {
        return true;
      }
      cause = Trace.cause(cause);
    }
    return false;
  }
}
