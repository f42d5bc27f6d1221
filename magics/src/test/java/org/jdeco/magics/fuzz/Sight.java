package org.jdeco.magics.fuzz;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * All static variables of a class and of those nested in it, as text: floating point by its bits,
 * objects by number, so that what is the same object must be the same object again.
 */
final class Sight {
  private final StringBuilder out = new StringBuilder();
  private final Map<Object, Integer> seen = new IdentityHashMap<>();

  private Sight() {}

  static String of(Class<?> holder) {
    Sight sight = new Sight();
    sight.statics(holder);
    return sight.out.toString();
  }

  /** A value as text. */
  static String ofValue(Object value) {
    Sight sight = new Sight();
    sight.object(value);
    return sight.out.toString();
  }

  private void statics(Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
        out.append(type.getSimpleName()).append('.').append(field.getName()).append(" = ");
        field(field, null);
        out.append('\n');
      }
    }
    Class<?>[] nested = type.getDeclaredClasses();
    Arrays.sort(nested, java.util.Comparator.comparing(Class::getName));
    for (Class<?> each : nested) {
      statics(each);
    }
  }

  private void field(Field field, Object of) {
    try {
      field.setAccessible(true);
      object(field.get(of));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private void object(Object value) {
    switch (value) {
      case null -> out.append("null");
      case Double number ->
          out.append("d").append(Long.toHexString(Double.doubleToRawLongBits(number)));
      case Float number ->
          out.append("f").append(Integer.toHexString(Float.floatToRawIntBits(number)));
      case Number number
          when number.getClass().getName().startsWith("java.lang.")
              || number.getClass().getName().startsWith("java.math.") ->
          out.append(number.getClass().getSimpleName().charAt(0)).append(number);
      case String text -> out.append('"').append(text).append('"');
      case Boolean truth -> out.append(truth);
      case Character character -> out.append('\'').append((int) character);
      case Enum<?> constant -> out.append(constant.name());
      default -> reference(value);
    }
  }

  private void reference(Object value) {
    Integer number = seen.get(value);
    if (number != null) {
      out.append('#').append(number);
      return;
    }
    seen.put(value, seen.size());
    out.append('#').append(seen.size() - 1);
    out.append(value.getClass().isHidden() ? "lambda" : value.getClass().getSimpleName());
    if (value.getClass().isArray()) {
      out.append('[');
      for (int i = 0; i < Array.getLength(value); i++) {
        object(Array.get(value, i));
        out.append(' ');
      }
      out.append(']');
      return;
    }
    switch (value) {
      case Collection<?> elements -> {
        out.append('(');
        elements.forEach(element -> {
          object(element);
          out.append(' ');
        });
        out.append(')');
      }
      case Map<?, ?> map -> {
        out.append('{');
        map.forEach((key, each) -> {
          object(key);
          out.append('=');
          object(each);
          out.append(' ');
        });
        out.append('}');
      }
      case StringBuilder text -> out.append('"').append(text).append('"');
      default -> {
        if (value.getClass().getName().startsWith("REPL.") && !value.getClass().isSynthetic()) {
          out.append('<');
          for (Field field : value.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
              field(field, value);
              out.append(' ');
            }
          }
          out.append('>');
        }
      }
    }
  }
}
