package org.jdeco.kernel.server;

/** An address of the connection file which the kernel cannot listen on. */
public final class BindException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BindException(String endpoint, Throwable cause) {
    super("cannot listen on " + endpoint + ": " + cause.getMessage(), cause);
  }

  BindException(Throwable cause) {
    super("cannot listen: " + cause.getMessage(), cause);
  }
}
