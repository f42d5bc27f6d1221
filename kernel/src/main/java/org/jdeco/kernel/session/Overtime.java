package org.jdeco.kernel.session;

import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import org.jdeco.runtime.Brake;

/** The end of code that took longer than its cell may. */
final class Overtime {
  private Overtime() {}

  /**
   * Returns why code of the current thread ended: what it threw, or the limit of time where that
   * interrupted what it was waiting for.
   */
  static Throwable causeOf(Throwable thrown) {
    Error overdue = isInterruption(thrown) ? Brake.overdue() : null;
    if (overdue == null) {
      return thrown;
    }
    overdue.setStackTrace(thrown.getStackTrace());
    return overdue;
  }

  private static boolean isInterruption(Throwable thrown) {
    Throwable cause = thrown;
    while (cause != null
        && !(cause instanceof InterruptedException)
        && !(cause instanceof InterruptedIOException)
        && !(cause instanceof ClosedByInterruptException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }
}
