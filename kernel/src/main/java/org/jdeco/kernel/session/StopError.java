package org.jdeco.kernel.session;

/** Unwinds code that the user has interrupted. It is thrown again wherever code goes on. */
final class StopError extends Error {
  private static final long serialVersionUID = 1L;

  StopError() {
    super("interrupted", null, false, false);
  }
}
