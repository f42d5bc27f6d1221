package org.jdeco.kernel.render;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value as text of bounded length, made in time that does not depend on the value's size: arrays,
 * collections and maps show their first elements and how many more there are. A value whose own
 * {@code toString} fails is named instead.
 */
final class TextForm {
  private static final int ELEMENTS = 100;
  private static final int NESTED_ELEMENTS = 20;
  private static final int DEPTH = 5;
  private static final int LENGTH = 20_000;
  private static final int NESTED_LENGTH = 500;

  private final StringBuilder out = new StringBuilder();
  private final Deque<Object> around = new ArrayDeque<>();

  private TextForm() {}

  static String of(@Nullable Object value) {
    TextForm form = new TextForm();
    if (value instanceof CharSequence text) {
      form.clip(own(text), LENGTH);
    } else {
      form.append(value);
    }
    return form.out.toString();
  }

  private void append(@Nullable Object value) {
    if (value == null) {
      out.append("null");
    } else if (around.stream().anyMatch(outer -> outer == value)) {
      out.append("(this value again)");
    } else if (value.getClass().isArray()) {
      nested(value, () -> array(value));
    } else if (value instanceof Collection<?> many && hasTextOfTheJdk(value)) {
      nested(value, () -> collection(many));
    } else if (value instanceof Map<?, ?> map && hasTextOfTheJdk(value)) {
      nested(value, () -> map(map));
    } else if (value instanceof String text) {
      if (around.isEmpty() || !around.peek().getClass().isArray()) {
        clip(text, limit());
      } else {
        out.append('"');
        clip(escaped(text), limit());
        out.append('"');
      }
    } else {
      clip(own(value), limit());
    }
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private void nested(Object value, Runnable content) {
    if (around.size() == DEPTH) {
      out.append('…');
      return;
    }
    around.push(value);
    content.run();
    around.pop();
  }

  private int limit() {
    return around.isEmpty() ? LENGTH : NESTED_LENGTH;
  }

  private int elements() {
    return around.size() == 1 ? ELEMENTS : NESTED_ELEMENTS;
  }

  private boolean full() {
    return out.length() > LENGTH;
  }

  private void array(Object array) {
    int length = Array.getLength(array);
    String type = SnippetNames.plain(array.getClass().getTypeName());
    int dimension = type.indexOf('[');
    out.append(type, type.lastIndexOf('.', dimension) + 1, dimension + 1);
    out.append(length).append(type, dimension + 1, type.length()).append(" {");
    int shown = 0;
    for (; shown < Math.min(length, elements()) && !full(); shown++) {
      out.append(shown == 0 ? " " : ", ");
      append(Array.get(array, shown));
    }
    more(shown, length);
    out.append(" }");
  }

  private void collection(Collection<?> many) {
    out.append('[');
    int shown = 0;
    int size = many.size();
    for (Iterator<?> each = many.iterator();
        each.hasNext() && shown < elements() && !full();
        shown++) {
      out.append(shown == 0 ? "" : ", ");
      append(each.next());
    }
    more(shown, size);
    out.append(']');
  }

  private void map(Map<?, ?> map) {
    out.append('{');
    int shown = 0;
    int size = map.size();
    for (Iterator<? extends Map.Entry<?, ?>> each = map.entrySet().iterator();
        each.hasNext() && shown < elements() && !full();
        shown++) {
      Map.Entry<?, ?> entry = each.next();
      out.append(shown == 0 ? "" : ", ");
      append(entry.getKey());
      out.append('=');
      append(entry.getValue());
    }
    more(shown, size);
    out.append('}');
  }

  private void more(int shown, int size) {
    if (shown < size) {
      out.append(shown == 0 ? "" : ", ").append("… ").append(counted(size - shown)).append(" more");
    }
  }

  private void clip(String text, int limit) {
    if (text.length() <= limit) {
      out.append(text);
    } else {
      int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
      out.append(text, 0, end).append("… ").append(counted(text.length() - end));
      out.append(" more characters");
    }
  }

  static String counted(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Whether the value's text comes from a class of the JDK, which would write out all elements. */
  private static boolean hasTextOfTheJdk(Object value) {
    try {
      Class<?> author = value.getClass().getMethod("toString").getDeclaringClass();
      return author.getModule() == Object.class.getModule();
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  private static String own(Object value) {
    try {
      String text = value.toString();
      return text == null ? "null" : SnippetNames.plain(text);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return Failures.named(value, "toString", e);
    }
  }
}
