package org.jdeco.magics.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jdeco.magics.Session;
import org.jspecify.annotations.Nullable;

/**
 * The state that a cell starts from: what the variables of the session, and the static fields of
 * the classes that cells declared, lead to. It can be put back as often as need be.
 */
final class Start {
  private final Session session;
  private final Memory memory;
  private final Map<String, @Nullable Object> roots = new LinkedHashMap<>();
  private final IdentityHashMap<Object, Object> copies = new IdentityHashMap<>();
  private final IdentityHashMap<Object, String> shared = new IdentityHashMap<>();

  private Start(Session session, Memory memory) {
    this.session = session;
    this.memory = memory;
  }

  /** The state now. */
  static Start of(Session session, Memory memory) {
    Start start = new Start(session, memory);
    new Roots(session, memory.access())
        .all()
        .forEach((name, root) -> {
          Object value = root.value();
          start.roots.put(name, value);
          if (value != null) {
            start.keep(name, value);
          }
        });
    return start;
  }

  private void keep(String root, Object first) {
    Deque<Object> rest = new ArrayDeque<>();
    rest.add(first);
    while (!rest.isEmpty()) {
      Object object = rest.removeLast();
      if (copies.containsKey(object) || shared.containsKey(object)) {
        continue;
      }
      switch (memory.nature(object)) {
        case VALUE -> {}
        case SHARED -> shared.put(object, root + " (" + Names.plain(object.getClass()) + ")");
        case STATE -> {
          Object copy = memory.copy(object);
          copies.put(object, copy);
          memory.references(object, copy, rest::add);
        }
      }
    }
  }

  /**
   * What could not be copied, so that both runs share it: the variable it was found in, and its
   * type.
   */
  Set<String> shared() {
    return new LinkedHashSet<>(shared.values());
  }

  /** Whether an object was there, and was kept. */
  boolean has(Object object) {
    return copies.containsKey(object);
  }

  /** Puts everything back: the variables that are there by name, and what objects held. */
  void restore() {
    new Roots(session, memory.access())
        .all()
        .forEach((name, root) -> {
          if (roots.containsKey(name)) {
            root.value(roots.get(name));
          }
        });
    copies.forEach(memory::restore);
  }

  /** The state now, kept so that it can be compared when {@link #restore} was called. */
  View now() {
    return new Kept(this, memory, session);
  }

  /** The state at the time of looking. */
  View live() {
    Contents contents = new Contents(memory);
    Map<String, @Nullable Object> values = values(session, memory);
    return new View() {
      @Override
      public Map<String, @Nullable Object> roots() {
        return values;
      }

      @Override
      public Content of(Object object) {
        return contents.of(object);
      }
    };
  }

  IdentityHashMap<Object, Object> copies() {
    return copies;
  }

  static Map<String, @Nullable Object> values(Session session, Memory memory) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    new Roots(session, memory.access())
        .all()
        .forEach((name, root) -> values.put(name, root.value()));
    return values;
  }
}
