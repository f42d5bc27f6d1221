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

  /** Closes the region that {@code value} was computed in, and returns it. */
  public static boolean of(Region region, boolean value) {
    region.close();
    return value;
  }

  /** Closes the region that {@code value} was computed in, and returns it. */
  public static byte of(Region region, byte value) {
    region.close();
    return value;
  }

  /** Closes the region that {@code value} was computed in, and returns it. */
  public static short of(Region region, short value) {
    region.close();
    return value;
  }

  /** Closes the region that {@code value} was computed in, and returns it. */
  public static char of(Region region, char value) {
    region.close();
    return value;
  }

  /** Closes the region that {@code value} was computed in, and returns it. */
  public static int of(Region region, int value) {
    region.close();
    return value;
  }

  /** Closes the region that {@code value} was computed in, and returns it. */
  public static long of(Region region, long value) {
    region.close();
    return value;
  }

  /** Closes the region that {@code value} was computed in, and returns it. */
  public static float of(Region region, float value) {
    region.close();
    return value;
  }

  /** Closes the region that {@code value} was computed in, and returns it. */
  public static double of(Region region, double value) {
    region.close();
    return value;
  }

  /** Closes the region that {@code value} was computed in, and returns it. */
  public static <T extends @Nullable Object> T of(Region region, T value) {
    region.close();
    return value;
  }
}
