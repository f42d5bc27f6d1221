package org.jdeco.magics.check;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.CharArrayReader;
import java.io.CharArrayWriter;
import java.io.Closeable;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.Field;
import java.nio.CharBuffer;
import java.nio.channels.Channel;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.BaseStream;

/** Knows the streams, readers and writers that have nothing but the heap behind them. */
final class HeapStreams {
  private static final Set<Class<?>> ENDS =
      Set.of(
          ByteArrayInputStream.class,
          ByteArrayOutputStream.class,
          CharArrayReader.class,
          CharArrayWriter.class,
          StringReader.class,
          StringWriter.class);

  private static final Set<String> PACKAGES =
      Set.of("java.io", "java.util", "java.util.stream", "sun.nio.cs", "java.nio");

  private HeapStreams() {}

  /** Whether a class of the JDK helps streams and is no stream itself. */
  static boolean isPart(Class<?> type) {
    return PACKAGES.contains(type.getPackageName());
  }

  /** Whether an object of the JDK that can be closed or read has only the heap behind it. */
  static boolean holds(Object stream, Memory memory) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> rest = new ArrayDeque<>();
    rest.add(stream);
    while (!rest.isEmpty()) {
      Object next = rest.remove();
      if (!seen.add(next) || ENDS.contains(next.getClass())) {
        continue;
      }
      Class<?> type = next.getClass();
      if (next instanceof Channel
          || type.getName().startsWith("java.io.File")
          || type.getName().startsWith("java.io.RandomAccess")
          || next == System.in
          || next == System.out
          || next == System.err
          || (type.getModule().isNamed() && !PACKAGES.contains(type.getPackageName()))) {
        return false;
      }
      int before = rest.size();
      boolean open = behind(next, memory, rest);
      boolean end =
          type == InputStream.class
              || type == OutputStream.class
              || next instanceof BaseStream<?, ?>
              || next instanceof CharBuffer;
      if (!open || (rest.size() == before && seen.size() == 1 && !end)) {
        return false;
      }
    }
    return true;
  }

  private static boolean behind(Object stream, Memory memory, Deque<Object> rest) {
    Shape shape = memory.shape(stream.getClass());
    if (!shape.open()) {
      return false;
    }
    for (Field field : shape.changing()) {
      add(Memory.get(field, stream), rest);
    }
    for (Field field : shape.fixed()) {
      add(Memory.get(field, stream), rest);
    }
    return true;
  }

  private static void add(@org.jspecify.annotations.Nullable Object value, Deque<Object> rest) {
    if (value instanceof Closeable
        || value instanceof Reader
        || value instanceof Writer
        || value instanceof Readable) {
      rest.add(value);
    }
  }
}
