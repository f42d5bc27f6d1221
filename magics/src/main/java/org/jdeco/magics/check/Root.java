package org.jdeco.magics.check;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * A place where state begins: a variable of the session, or a static field of a class that a cell
 * declared.
 *
 * @param name as the user writes it
 * @param field the static field that holds it
 */
record Root(String name, Field field) {
  @Nullable Object value() {
    return Memory.get(field, null);
  }

  /** Gives it a value, unless its type has become another one meanwhile. */
  void value(@Nullable Object value) {
    boolean fits =
        field.getType().isPrimitive() ? value != null : value == null || isInstance(value);
    if (fits && !Modifier.isFinal(field.getModifiers())) {
      Memory.set(field, null, value);
    }
  }

  private boolean isInstance(Object value) {
    return field.getType().isInstance(value);
  }
}
