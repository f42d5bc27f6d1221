package org.jdeco.install.probe;

/** The kernel did not do what was asked of it; the message says what. */
public final class ProbeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProbeException(String message) {
    super(message);
  }

  ProbeException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
