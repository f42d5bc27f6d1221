package org.jdeco.magics.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an object holds, as the user thinks of it: a list has elements, not an array and a size. */
@SuppressWarnings("ArrayRecordComponent") // compared element by element, never as records
sealed interface Content {
  /** The elements of an array of primitives. */
  record Primitives(Object array) implements Content {}

  /** Elements in their order. */
  record Items(Style style, @Nullable Object[] items) implements Content {}

  /** The entries of a map, in the order in which it tells them. */
  record Entries(@Nullable Object[] keys, @Nullable Object[] values) implements Content {}

  /** The fields of an object. */
  record Members(boolean components, List<String> names, @Nullable Object[] values)
      implements Content {}

  /** Characters, or something else that is told by one value. */
  record Single(String accessor, @Nullable Object value) implements Content {}

  /** How the elements are reached. */
  enum Style {
    ARRAY,
    LIST,
    PIXELS,
    OTHER;

    /** How the element is reached. */
    String step(int index) {
      return switch (this) {
        case ARRAY -> "[" + index + "]";
        case LIST -> ".get(" + index + ")";
        case PIXELS -> ".pixels[" + index + "]";
        case OTHER -> ".toArray()[" + index + "]";
      };
    }
  }
}
