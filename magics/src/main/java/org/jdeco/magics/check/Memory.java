package org.jdeco.magics.check;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Copies what objects hold, and puts it back. A copy is an array: of an array's elements, or of the
 * values of the fields that can be assigned again.
 */
final class Memory {
  static final String PICTURE = "java.awt.image.BufferedImage";

  private final Map<Class<?>, Shape> shapes = new HashMap<>();
  private final Access access;
  private final Natures natures = new Natures(this);

  Memory(@Nullable Instrumentation agent) {
    access = new Access(agent);
  }

  Access access() {
    return access;
  }

  Shape shape(Class<?> type) {
    Shape known = shapes.get(type);
    if (known == null) {
      boolean picture = type.getName().equals(PICTURE);
      known = picture ? new Shape(List.of(), List.of(), true) : Shape.of(type, access);
      shapes.put(type, known);
    }
    return known;
  }

  Nature nature(Object object) {
    return natures.of(object);
  }

  /** What an object holds now. */
  Object copy(Object object) {
    return switch (object) {
      case boolean[] array -> array.clone();
      case byte[] array -> array.clone();
      case short[] array -> array.clone();
      case char[] array -> array.clone();
      case int[] array -> array.clone();
      case long[] array -> array.clone();
      case float[] array -> array.clone();
      case double[] array -> array.clone();
      case Object[] array -> copy(array);
      default -> values(shape(object.getClass()).changing(), object);
    };
  }

  private static @Nullable Object[] copy(@Nullable Object[] array) {
    @Nullable Object[] copy = new @Nullable Object[array.length];
    System.arraycopy(array, 0, copy, 0, array.length);
    return copy;
  }

  /** The values of fields, in their order. */
  static @Nullable Object[] values(List<Field> fields, Object object) {
    @Nullable Object[] values = new @Nullable Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = get(fields.get(i), object);
    }
    return values;
  }

  /** Lets an object hold again what it held when the copy was made. */
  void restore(Object object, Object copy) {
    if (object.getClass().isArray()) {
      System.arraycopy(copy, 0, object, 0, Array.getLength(copy));
      return;
    }
    @Nullable Object[] values = (@Nullable Object[]) copy;
    List<Field> fields = shape(object.getClass()).changing();
    for (int i = 0; i < values.length; i++) {
      set(fields.get(i), object, values[i]);
    }
  }

  /** Whether two copies of one object tell of the same values and the same objects. */
  static boolean same(Object copy, Object other) {
    return switch (copy) {
      case Object[] array -> {
        @Nullable Object[] others = (@Nullable Object[]) other;
        for (int i = 0; i < array.length; i++) {
          if (!sameReference(array[i], others[i])) {
            yield false;
          }
        }
        yield true;
      }
      default -> Values.firstDifference(copy, other) < 0;
    };
  }

  /** Boxes count by what is in them, since reading a field makes a new one each time. */
  private static boolean sameReference(@Nullable Object one, @Nullable Object other) {
    return one == other
        || (one != null && other != null && Values.isBox(one) && Values.same(one, other));
  }

  /** Hands over all that an object refers to. */
  void references(Object object, Object copy, Consumer<Object> consumer) {
    if (copy instanceof Object[] values) {
      for (Object value : values) {
        if (value != null) {
          consumer.accept(value);
        }
      }
    }
    if (object.getClass().getName().equals(PICTURE)) {
      Stream.of(Pictures.pixels(object)).forEach(consumer);
    } else if (!object.getClass().isArray()) {
      for (Field field : shape(object.getClass()).fixed()) {
        Object value = field.getType().isPrimitive() ? null : get(field, object);
        if (value != null) {
          consumer.accept(value);
        }
      }
    }
  }

  /** The value of an accessible field. */
  static @Nullable Object get(Field field, @Nullable Object object) {
    try {
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " was made accessible", e);
    }
  }

  /** Sets an accessible field. */
  static void set(Field field, @Nullable Object object, @Nullable Object value) {
    try {
      field.set(object, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " was made accessible", e);
    }
  }
}
