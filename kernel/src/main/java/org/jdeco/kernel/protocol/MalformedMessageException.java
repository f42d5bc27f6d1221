package org.jdeco.kernel.protocol;

/** Frames that are not a message to this kernel: wrong shape, wrong signature or seen before. */
public final class MalformedMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedMessageException(String message) {
    super(message);
  }
}
