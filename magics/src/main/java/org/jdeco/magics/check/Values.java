package org.jdeco.magics.check;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Compares values that have no identity. Floating point counts bit for bit, so that {@code -0.0} is
 * not {@code 0.0}; but a NaN is a NaN: Java leaves its bits open, and compiled and interpreted code
 * give different ones.
 */
final class Values {
  private Values() {}

  /** Whether an object is what a primitive value is boxed in. */
  static boolean isBox(Object value) {
    boolean kind =
        value instanceof Number || value instanceof Character || value instanceof Boolean;
    return kind && value.getClass().getPackageName().equals("java.lang");
  }

  static boolean same(Object one, Object other) {
    if (one instanceof Class<?> type && other instanceof Class<?> otherType) {
      return Names.plain(type).equals(Names.plain(otherType));
    }
    if (one.getClass() != other.getClass()) {
      return false;
    }
    if (one instanceof Pattern pattern && other instanceof Pattern otherPattern) {
      return pattern.pattern().equals(otherPattern.pattern())
          && pattern.flags() == otherPattern.flags();
    }
    return hasNoEquality(one.getClass().getPackageName()) || one.equals(other);
  }

  /** Packages of the JDK's inner life, where each object equals itself alone. */
  private static boolean hasNoEquality(String name) {
    return name.startsWith("sun.")
        || name.startsWith("jdk.internal.")
        || name.startsWith("java.lang.invoke");
  }

  /**
   * The index of the first element in which two arrays of one primitive type differ, or the length
   * of the shorter; -1 if they are the same.
   */
  static int firstDifference(Object array, Object other) {
    return switch (array) {
      case boolean[] a -> Arrays.mismatch(a, (boolean[]) other);
      case byte[] a -> Arrays.mismatch(a, (byte[]) other);
      case short[] a -> Arrays.mismatch(a, (short[]) other);
      case char[] a -> Arrays.mismatch(a, (char[]) other);
      case int[] a -> Arrays.mismatch(a, (int[]) other);
      case long[] a -> Arrays.mismatch(a, (long[]) other);
      case float[] a -> Arrays.mismatch(a, (float[]) other);
      case double[] a -> Arrays.mismatch(a, (double[]) other);
      default -> throw new IllegalArgumentException("no array of primitives: " + array.getClass());
    };
  }
}
