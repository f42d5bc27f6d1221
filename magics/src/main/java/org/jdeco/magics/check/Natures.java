package org.jdeco.magics.check;

import java.io.Closeable;
import java.io.File;
import java.io.FileDescriptor;
import java.lang.ref.Reference;
import java.nio.Buffer;
import java.nio.charset.Charset;
import java.security.SecureRandom;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.jdeco.runtime.ImmutableClasses;

/**
 * Tells the nature of objects. All classes of users and libraries are state; of the JDK's, those
 * that live in the heap alone.
 */
final class Natures {
  private static final Set<Class<?>> VALUES =
      Set.of(Module.class, Locale.class, UUID.class, Currency.class, Pattern.class, File.class);

  /** Packages of the JDK whose objects never change, as far as anybody can tell. */
  private static final Set<String> CONSTANT =
      Set.of(
          "java.time",
          "java.time.chrono",
          "java.time.format",
          "java.time.zone",
          "java.time.temporal",
          "java.net",
          "java.nio.file",
          "java.nio.file.attribute",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.lang.constant",
          "java.lang.module",
          "java.lang.runtime");

  /** Packages of the JDK whose objects live in the heap alone, but for those named below. */
  private static final Set<String> HEAP =
      Set.of(
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks",
          "java.util.function",
          "java.util.random",
          "java.util.regex",
          "java.util.stream",
          "java.lang",
          "java.text",
          "java.nio",
          "java.nio.charset",
          "jdk.random",
          "sun.util.calendar");

  private final Memory memory;

  Natures(Memory memory) {
    this.memory = memory;
  }

  Nature of(Object object) {
    Class<?> type = object.getClass();
    if (type.isArray()) {
      return Nature.STATE;
    }
    if (ImmutableClasses.ALL.contains(type) || VALUES.contains(type) || isStandardStream(object)) {
      return Nature.VALUE;
    }
    if (type.getName().equals(Memory.PICTURE)) {
      return Pictures.is(object) ? Nature.STATE : Nature.SHARED;
    }
    if (worksByItself(object)) {
      return Nature.SHARED;
    }
    Nature nature = type.getModule().isNamed() ? platform(object, type) : Nature.STATE;
    return nature == Nature.STATE && !memory.shape(type).open() ? Nature.SHARED : nature;
  }

  private static boolean isStandardStream(Object object) {
    return object == System.out || object == System.err || object == System.in;
  }

  private static boolean worksByItself(Object object) {
    return object instanceof Thread
        || object instanceof ThreadGroup
        || object instanceof ThreadLocal<?>
        || object instanceof ClassLoader
        || object instanceof Process
        || object instanceof Executor
        || object instanceof Timer
        || object instanceof Reference<?>
        || object instanceof FileDescriptor
        || object instanceof SecureRandom
        || (object instanceof Future<?> future && !future.isDone())
        || (object instanceof Buffer buffer && buffer.isDirect());
  }

  private Nature platform(Object object, Class<?> type) {
    String name = type.getPackageName();
    if (object instanceof Enum<?> || object instanceof Charset || CONSTANT.contains(name)) {
      return object instanceof AutoCloseable ? Nature.SHARED : Nature.VALUE;
    }
    if (object instanceof Closeable || object instanceof Readable) {
      return HeapStreams.holds(object, memory) ? Nature.STATE : Nature.SHARED;
    }
    if (HEAP.contains(name) || HeapStreams.isPart(type)) {
      return Nature.STATE;
    }
    // What the JDK's classes have inside, and nobody else can name.
    return name.startsWith("sun.") || name.startsWith("jdk.internal.")
        ? Nature.VALUE
        : Nature.SHARED;
  }
}
