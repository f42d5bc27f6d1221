package org.jdeco.runtime;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** Elements of arrays, for generated code. */
public final class Elements {
  private Elements() {}

  /**
   * Stores the first {@code count} results into elements in a row, unless one of these stores would
   * fail: then it stores nothing and returns false.
   *
   * @param results an array of a primitive type
   * @param array an array of the same type, or null
   * @param first the index in {@code array} of the first result
   */
  public static boolean store(Object results, int count, @Nullable Object array, int first) {
    if (array == null || first < 0 || first > Array.getLength(array) - count) {
      return false;
    }
    System.arraycopy(results, 0, array, first, count);
    return true;
  }

  /** Returns an element of an array of arrays; null where there is none. */
  public static @Nullable Object row(@Nullable Object rows, int index) {
    return rows instanceof Object[] all && index >= 0 && index < all.length ? all[index] : null;
  }
}
