package org.jdeco.kernel.protocol;

/** A JSON object that lacks a member, or has one of the wrong kind. */
final class InvalidContentException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidContentException(String message) {
    super(message);
  }
}
