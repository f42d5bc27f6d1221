package org.jdeco.magics.effects;

/** Which element of an array. */
public sealed interface Index {
  /**
   * The value an {@code int} parameter had when the method was called, plus a constant.
   *
   * @param parameter 0 for the first parameter
   * @param offset what is added, in {@code int} arithmetic
   */
  record OfParameter(int parameter, int offset) implements Index {}

  /** Always the same. */
  record Constant(int value) implements Index {}

  /** Any. */
  record Unknown() implements Index {}
}
