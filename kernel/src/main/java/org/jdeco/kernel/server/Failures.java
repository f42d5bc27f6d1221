package org.jdeco.kernel.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jdeco.magics.Outcome;

/** What the kernel tells when something in it failed that should not. */
final class Failures {
  private static final Logger LOG = System.getLogger(Failures.class.getName());

  private Failures() {}

  /** Logs it and describes it to the user. */
  static Outcome.Failure unexpected(String what, Throwable cause) {
    LOG.log(Level.ERROR, what, cause);
    String message = cause.getMessage() == null ? what : what + ": " + cause.getMessage();
    String name = cause.getClass().getSimpleName();
    return new Outcome.Failure(name, message, List.of(name + ": " + message));
  }
}
