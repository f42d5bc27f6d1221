package org.jdeco.runtime;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Questions that generated code asks when a loop starts: whether what is read ahead and what the
 * loop writes are different objects. A no is always safe; the loop then runs serially.
 */
public final class Guards {
  private static final int MOST = 1 << 20;

  /** Collections that hold their elements themselves, as opposed to views of something else. */
  private static final Set<String> PLAIN =
      Set.of(
          "java.util.ArrayList",
          "java.util.LinkedList",
          "java.util.ArrayDeque",
          "java.util.Vector",
          "java.util.Stack",
          "java.util.PriorityQueue",
          "java.util.HashSet",
          "java.util.LinkedHashSet",
          "java.util.TreeSet",
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          "java.util.Hashtable",
          "java.util.IdentityHashMap",
          "java.util.BitSet",
          "java.util.ImmutableCollections$ListN",
          "java.util.ImmutableCollections$List12",
          "java.util.ImmutableCollections$SetN",
          "java.util.ImmutableCollections$Set12",
          "java.util.ImmutableCollections$MapN",
          "java.util.ImmutableCollections$Map1",
          "java.util.concurrent.ConcurrentHashMap",
          "java.util.concurrent.ConcurrentLinkedQueue",
          "java.util.concurrent.ConcurrentSkipListMap",
          "java.util.concurrent.ConcurrentSkipListSet",
          "java.util.concurrent.CopyOnWriteArrayList",
          "java.lang.StringBuilder",
          "java.lang.StringBuffer",
          "java.util.Random",
          "java.util.SplittableRandom");

  static final Lookahead NOTHING = new Nothing();
  static final Lookahead LOCKED = new Nothing();

  private Guards() {}

  /** Who tells of locks. */
  private static final class Held {
    static final List<HeldLocks> LOCKS =
        ServiceLoader.load(HeldLocks.class, Guards.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
  }

  private static final class Nothing extends Lookahead {
    @Override
    protected int $advance() {
      return 0;
    }

    @Override
    protected Task $task(int from, int to) {
      throw new IllegalStateException("there is nothing ahead");
    }
  }

  /** A lookahead that knows of nothing to come: the whole loop is replayed inline. */
  public static Lookahead nothing() {
    return NOTHING;
  }

  /** The same for a loop whose thread holds locks. */
  public static Lookahead locked() {
    return LOCKED;
  }

  /**
   * Whether the current thread holds no lock that the loop's calls could take again, as far as is
   * told by a service {@link HeldLocks}.
   */
  public static boolean unlocked() {
    return Held.LOCKS.stream().noneMatch(HeldLocks::any);
  }

  /**
   * Whether what is read and what is written have no object in common.
   *
   * @param read where reading starts
   * @param readDepth how many levels of arrays beneath it the objects read lie
   * @param readDeep whether all they lead to is read, too
   * @param written where writing starts
   * @param writtenDepth how many levels of arrays beneath it the objects written lie
   * @param writtenDeep whether all they lead to is written, too
   */
  public static boolean apart(
      @Nullable Object read,
      int readDepth,
      boolean readDeep,
      @Nullable Object written,
      int writtenDepth,
      boolean writtenDeep) {
    if (readDepth == 0 && writtenDepth == 0 && !readDeep && !writtenDeep) {
      return read == null
          || written == null
          || (read != written && isPlain(read) && isPlain(written));
    }
    Set<Object> reads = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Object> writes = Collections.newSetFromMap(new IdentityHashMap<>());
    return collect(read, readDepth, readDeep, reads)
        && collect(written, writtenDepth, writtenDeep, writes)
        && Collections.disjoint(
            reads.size() < writes.size() ? reads : writes,
            reads.size() < writes.size() ? writes : reads);
  }

  /**
   * Whether no array occurs twice among those {@code depth} levels beneath an array.
   *
   * @param arrays an array of arrays, of as many levels
   */
  public static boolean distinct(@Nullable Object arrays, int depth) {
    return distinct(arrays, depth, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static boolean distinct(@Nullable Object arrays, int depth, Set<Object> found) {
    if (arrays == null) {
      return true;
    }
    if (depth == 0) {
      return found.size() < MOST && found.add(arrays);
    }
    if (!(arrays instanceof Object[] outer)) {
      return false;
    }
    for (Object inner : outer) {
      if (!distinct(inner, depth - 1, found)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(Object object) {
    return object.getClass().isArray()
        || PLAIN.contains(object.getClass().getName())
        || ImmutableClasses.ALL.contains(object.getClass());
  }

  /** Adds the objects in question; false when they cannot all be found. */
  private static boolean collect(
      @Nullable Object object, int depth, boolean deep, Set<Object> found) {
    if (object == null) {
      return true;
    }
    if (depth > 0) {
      if (!(object instanceof Object[] array)) {
        return object.getClass().isArray();
      }
      for (Object element : array) {
        if (found.size() > MOST || !collect(element, depth - 1, deep, found)) {
          return false;
        }
      }
      return true;
    }
    if (!deep) {
      found.add(object);
      return isPlain(object);
    }
    return closure(object, found);
  }

  private static boolean closure(Object start, Set<Object> found) {
    Deque<Object> rest = new ArrayDeque<>();
    rest.add(start);
    while (!rest.isEmpty()) {
      Object object = rest.remove();
      if (ImmutableClasses.ALL.contains(object.getClass())
          || isConstant(object)
          || !found.add(object)) {
        continue;
      }
      if (found.size() > MOST) {
        return false;
      }
      if (!isPlain(object)) {
        if (!fields(object, rest)) {
          return false;
        }
        continue;
      }
      switch (object) {
        case Object[] array -> addAll(array, rest);
        case Collection<?> collection -> addAll(collection.toArray(), rest);
        case Map<?, ?> map -> {
          addAll(map.keySet().toArray(), rest);
          addAll(map.values().toArray(), rest);
        }
        default -> {}
      }
    }
    return true;
  }

  /** Whether an object is a constant of an enum, and holds nothing that can change. */
  private static boolean isConstant(Object object) {
    if (!(object instanceof Enum) || object.getClass().getModule().isNamed()) {
      return object instanceof Enum;
    }
    for (Class<?> type = object.getClass();
        type != null && type != Enum.class;
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        boolean lasting =
            Modifier.isFinal(field.getModifiers())
                && (field.getType().isPrimitive()
                    || ImmutableClasses.ALL.contains(field.getType()));
        if (!lasting && !Modifier.isStatic(field.getModifiers())) {
          return false;
        }
      }
    }
    return true;
  }

  /** Adds what an object of the user's own class refers to; false when it cannot be seen. */
  private static boolean fields(Object object, Deque<Object> rest) {
    for (Class<?> type = object.getClass();
        type != Object.class && type != Enum.class;
        type = type.getSuperclass()) {
      if (type == null || type.getModule().isNamed()) {
        return false;
      }
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
          continue;
        }
        try {
          field.setAccessible(true);
          Object value = field.get(object);
          if (value != null) {
            rest.add(value);
          }
        } catch (ReflectiveOperationException | RuntimeException e) {
          return false;
        }
      }
    }
    return true;
  }

  private static void addAll(@Nullable Object[] objects, Deque<Object> rest) {
    for (int i = 0; i < Array.getLength(objects); i++) {
      Object object = objects[i];
      if (object != null && !ImmutableClasses.ALL.contains(object.getClass())) {
        rest.add(object);
      }
    }
  }
}
