package org.jdeco.magics.check;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.jdeco.magics.check.Content.Style;
import org.jspecify.annotations.Nullable;

/** Reads what objects hold now. */
final class Contents {
  /**
   * Fields of the JDK's classes that tell of the past, not of what the object is: of an exception,
   * also which frames it went through, which tasks have others of than plain Java.
   */
  private static final Set<String> TRACES =
      Set.of(
          "modCount",
          "stackTrace",
          "backtrace",
          "depth",
          "hash",
          "extendedMessage",
          "extendedMessageState");

  private final Memory memory;

  Contents(Memory memory) {
    this.memory = memory;
  }

  /** What an object of the nature {@link Nature#STATE} holds. */
  Content of(Object object) {
    Content told = told(object);
    if (told != null) {
      return told;
    }
    if (object instanceof Object[] items) {
      return new Content.Items(Style.ARRAY, items);
    }
    if (object.getClass().isArray()) {
      return new Content.Primitives(object);
    }
    Shape shape = memory.shape(object.getClass());
    return members(object, Memory.values(shape.changing(), object));
  }

  /** The fields of an object, of which those that change have the given values. */
  Content members(Object object, @Nullable Object[] changing) {
    Shape shape = memory.shape(object.getClass());
    List<String> names = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < changing.length; i++) {
      add(shape.changing().get(i), changing[i], names, values);
    }
    for (Field field : shape.fixed()) {
      add(field, Memory.get(field, object), names, values);
    }
    return new Content.Members(object instanceof Record, names, values.toArray());
  }

  private static void add(
      Field field, @Nullable Object value, List<String> names, List<@Nullable Object> values) {
    boolean platform = field.getDeclaringClass().getModule().isNamed();
    if (!platform || !TRACES.contains(field.getName())) {
      names.add(field.getName());
      values.add(value);
    }
  }

  /** What objects of the JDK tell of themselves; null: they are to be read field by field. */
  static @Nullable Content told(Object object) {
    if (!object.getClass().getModule().isNamed()) {
      return null;
    }
    if (object.getClass().getName().equals(Memory.PICTURE)) {
      return new Content.Items(Style.PIXELS, Pictures.pixels(object));
    }
    try {
      return switch (object) {
        case Map<?, ?> map -> entries(map);
        case List<?> list -> new Content.Items(Style.LIST, list.toArray());
        case Collection<?> collection -> new Content.Items(Style.OTHER, collection.toArray());
        case StringBuilder text -> new Content.Single(".toString()", text.toString());
        case StringBuffer text -> new Content.Single(".toString()", text.toString());
        case AtomicInteger atomic -> new Content.Single(".get()", atomic.get());
        case AtomicLong atomic -> new Content.Single(".get()", atomic.get());
        case AtomicBoolean atomic -> new Content.Single(".get()", atomic.get());
        case AtomicReference<?> atomic -> new Content.Single(".get()", atomic.get());
        case LongAdder adder -> new Content.Single(".sum()", adder.sum());
        case DoubleAdder adder -> new Content.Single(".sum()", adder.sum());
        case Optional<?> optional -> new Content.Single(".get()", optional.orElse(null));
        default -> null;
      };
    } catch (RuntimeException e) {
      return null; // a view whose backing collection has changed, or code of the user's behind it
    }
  }

  private static Content entries(Map<?, ?> map) {
    List<@Nullable Object> keys = new ArrayList<>(map.size());
    List<@Nullable Object> values = new ArrayList<>(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      keys.add(entry.getKey());
      values.add(entry.getValue());
    }
    return new Content.Entries(keys.toArray(), values.toArray());
  }
}
