package org.jdeco.runtime;

import org.jspecify.annotations.Nullable;

/** Turns a value into a call that gives it, so that it can be a statement. For rewritten code. */
public final class Result {
  private Result() {}

  /** Returns {@code value}. */
  public static boolean of(boolean value) {
    return value;
  }

  /** Returns {@code value}. */
  public static byte of(byte value) {
    return value;
  }

  /** Returns {@code value}. */
  public static short of(short value) {
    return value;
  }

  /** Returns {@code value}. */
  public static char of(char value) {
    return value;
  }

  /** Returns {@code value}. */
  public static int of(int value) {
    return value;
  }

  /** Returns {@code value}. */
  public static long of(long value) {
    return value;
  }

  /** Returns {@code value}. */
  public static float of(float value) {
    return value;
  }

  /** Returns {@code value}. */
  public static double of(double value) {
    return value;
  }

  /** Returns {@code value}. */
  public static <T extends @Nullable Object> T of(T value) {
    return value;
  }
}
