package org.jdeco.kernel.protocol;

import org.jspecify.annotations.Nullable;

/** A connection file that cannot be used. */
public final class ConnectionFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConnectionFileException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
