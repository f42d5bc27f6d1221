package org.jdeco.runtime;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a task's calls are about to overwrite in arrays of the user's, kept so that it can be put
 * back if the replay never comes to the calls. Filled by the thread that runs the task, read by the
 * replay's when the task is finished.
 *
 * <p>An element is kept as its bits, a whole array as a copy. What does not exist (no array, no
 * such element) is not kept: the call will fail on it before it writes.
 */
public final class Undo {
  private static final int WHOLE = -1;

  private Object[] arrays = new Object[4];
  private int[] indices = new int[4];
  private int[] places = new int[4];
  private long[] bits = new long[4];
  private @Nullable Object @Nullable [] objects;
  private int size;
  private int passed;

  /** For generated tasks, one each. */
  public Undo() {}

  /** Keeps one element, which the call at {@code place} may set. */
  public void element(int place, boolean @Nullable [] array, int index) {
    if (array != null && index >= 0 && index < array.length) {
      keep(place, array, index, array[index] ? 1 : 0);
    }
  }

  /** Keeps one element, which the call at {@code place} may set. */
  public void element(int place, byte @Nullable [] array, int index) {
    if (array != null && index >= 0 && index < array.length) {
      keep(place, array, index, array[index]);
    }
  }

  /** Keeps one element, which the call at {@code place} may set. */
  public void element(int place, short @Nullable [] array, int index) {
    if (array != null && index >= 0 && index < array.length) {
      keep(place, array, index, array[index]);
    }
  }

  /** Keeps one element, which the call at {@code place} may set. */
  public void element(int place, char @Nullable [] array, int index) {
    if (array != null && index >= 0 && index < array.length) {
      keep(place, array, index, array[index]);
    }
  }

  /** Keeps one element, which the call at {@code place} may set. */
  public void element(int place, int @Nullable [] array, int index) {
    if (array != null && index >= 0 && index < array.length) {
      keep(place, array, index, array[index]);
    }
  }

  /** Keeps one element, which the call at {@code place} may set. */
  public void element(int place, long @Nullable [] array, int index) {
    if (array != null && index >= 0 && index < array.length) {
      keep(place, array, index, array[index]);
    }
  }

  /** Keeps one element, which the call at {@code place} may set. */
  public void element(int place, float @Nullable [] array, int index) {
    if (array != null && index >= 0 && index < array.length) {
      keep(place, array, index, Float.floatToRawIntBits(array[index]));
    }
  }

  /** Keeps one element, which the call at {@code place} may set. */
  public void element(int place, double @Nullable [] array, int index) {
    if (array != null && index >= 0 && index < array.length) {
      keep(place, array, index, Double.doubleToRawLongBits(array[index]));
    }
  }

  /** Keeps one element, which the call at {@code place} may set. */
  public void element(int place, @Nullable Object @Nullable [] array, int index) {
    if (array != null && index >= 0 && index < array.length) {
      keep(place, array, index, array[index]);
    }
  }

  /** Keeps all elements of an array, any of which the call at {@code place} may set. */
  public void whole(int place, @Nullable Object array) {
    if (array != null) {
      Object copy = Array.newInstance(array.getClass().getComponentType(), Array.getLength(array));
      System.arraycopy(array, 0, copy, 0, Array.getLength(array));
      keep(place, array, WHOLE, copy);
    }
  }

  private void keep(int place, Object array, int index, @Nullable Object object) {
    keep(place, array, index, 0);
    @Nullable Object[] kept = objects;
    if (kept == null || kept.length < arrays.length) {
      kept = kept == null ? new Object[arrays.length] : Arrays.copyOf(kept, arrays.length);
      objects = kept;
    }
    kept[size - 1] = object;
  }

  private void keep(int place, Object array, int index, long word) {
    int at = size;
    if (at == arrays.length) {
      arrays = Arrays.copyOf(arrays, 2 * at);
      indices = Arrays.copyOf(indices, 2 * at);
      places = Arrays.copyOf(places, 2 * at);
      bits = Arrays.copyOf(bits, 2 * at);
    }
    arrays[at] = array;
    indices[at] = index;
    places[at] = place;
    bits[at] = word;
    size = at + 1;
  }

  /** Lets stay what the calls up to {@code place} did: the replay has come to the last of them. */
  public void pass(int place) {
    passed = Math.max(passed, place + 1);
  }

  /** Puts back what calls have changed that the replay has not come to. */
  void back() {
    back(passed);
  }

  /** Puts back what the calls from {@code place} on have changed. */
  void back(int place) {
    while (size > 0 && places[size - 1] >= place) {
      size--;
      put(arrays[size], indices[size], bits[size], objects == null ? null : objects[size]);
    }
  }

  private static void put(Object array, int index, long word, @Nullable Object object) {
    if (index == WHOLE) {
      System.arraycopy(Objects.requireNonNull(object), 0, array, 0, Array.getLength(array));
      return;
    }
    switch (array) {
      case boolean[] elements -> elements[index] = word != 0;
      case byte[] elements -> elements[index] = (byte) word;
      case short[] elements -> elements[index] = (short) word;
      case char[] elements -> elements[index] = (char) word;
      case int[] elements -> elements[index] = (int) word;
      case long[] elements -> elements[index] = word;
      case float[] elements -> elements[index] = Float.intBitsToFloat((int) word);
      case double[] elements -> elements[index] = Double.longBitsToDouble(word);
      default -> ((@Nullable Object[]) array)[index] = object;
    }
  }
}
