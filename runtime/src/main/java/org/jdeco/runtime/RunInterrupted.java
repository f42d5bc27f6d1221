package org.jdeco.runtime;

/**
 * Thrown on the caller's thread when its run was interrupted. An error, so that a cell's {@code
 * catch (Exception e)} does not swallow the user's wish to stop.
 */
public final class RunInterrupted extends Error {
  private static final long serialVersionUID = 1L;

  RunInterrupted() {
    super("interrupted");
  }
}
