package org.jdeco.install;

/** Something outside stood in the way; the message says what, and what to do. */
public final class InstallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A message in the user's terms. */
  public InstallException(String message) {
    super(message);
  }

  /** A message in the user's terms, with what the system said. */
  public InstallException(String message, Throwable cause) {
    super(message + " (" + cause.getMessage() + ")", cause);
  }
}
