package org.jdeco.runtime;

/**
 * Throws checked exceptions where the compiler does not expect them: a task's own, on the caller.
 */
final class Sneaky {
  private Sneaky() {}

  /** Throws {@code thrown}; declared to return so that callers can say that they end there. */
  @SuppressWarnings("unchecked") // erased: no cast takes place
  static <T extends Throwable> RuntimeException raise(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
