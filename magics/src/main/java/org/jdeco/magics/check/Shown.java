package org.jdeco.magics.check;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells a value in a few words; runs no code of the user's. */
final class Shown {
  private static final int MOST = 60;

  private Shown() {}

  static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> '"' + shortened(text) + '"';
      case Character character -> "'" + character + "'";
      case Float number -> number + "f";
      case Long number -> number + "L";
      case Class<?> type -> Names.plain(type) + ".class";
      case Enum<?> constant -> Names.plain(constant.getDeclaringClass()) + "." + constant.name();
      default -> other(value);
    };
  }

  private static String other(Object value) {
    Class<?> type = value.getClass();
    if (type.isArray()) {
      return Names.plain(type.getComponentType()) + "[" + Array.getLength(value) + "]";
    }
    if (type.getModule().isNamed()) {
      boolean large = value instanceof Collection<?> || value instanceof Map<?, ?>;
      return large ? Names.plain(type) + " of " + size(value) : shortened(value.toString());
    }
    return type.isHidden() ? Names.plain(type) : "an object of " + Names.plain(type);
  }

  private static int size(Object value) {
    return value instanceof Collection<?> collection
        ? collection.size()
        : ((Map<?, ?>) value).size();
  }

  static String shortened(String text) {
    String line = text.replace("\n", "\\n");
    return line.length() > MOST ? line.substring(0, MOST - 1) + "\u2026" : line;
  }
}
