package org.jdeco.magics.effects;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What objects may contain, at any time during the method at hand. It only grows.
 *
 * <p>Objects made during the call are told apart by where they were made. Objects that were there
 * before contain what their path says, and whatever the method stores in the same part of any such
 * object, since any two paths may lead to the same object.
 */
final class Heap {
  private final Map<Obj.Fresh, Map<Key, Value>> fresh = new LinkedHashMap<>();
  private final Map<Key, Value> shared = new LinkedHashMap<>();
  private final Map<Summary.Flow, Value> flows = new LinkedHashMap<>();
  private long version;
  private boolean functions;

  /** Whether any object keeps functions to call them later. */
  boolean keepsFunctions() {
    return functions;
  }

  /** Changes when contents have grown. */
  long version() {
    return version;
  }

  Map<Summary.Flow, Value> flows() {
    return flows;
  }

  Map<Key, Value> parts(Obj.Fresh object) {
    return fresh.getOrDefault(object, Map.of());
  }

  void store(Obj object, Key key, Value value) {
    functions |= key == Key.Part.FUNCTION && !value.objects().isEmpty();
    switch (object) {
      case Obj.Fresh made ->
          grow(fresh.computeIfAbsent(made, _ -> new LinkedHashMap<>()), key, value);
      case Obj.Sym sym -> {
        grow(shared, key, value);
        grow(flows, new Summary.Flow(sym, key), value);
      }
      case Obj.Plain _ -> {}
    }
  }

  void store(Value target, Key key, Value value) {
    for (Obj object : target.objects()) {
      store(object, key, value);
    }
  }

  private <K> void grow(Map<K, Value> map, K key, Value value) {
    Value old = map.get(key);
    Value all = old == null ? value : old.join(value);
    if (!all.equals(old)) {
      map.put(key, all);
      version++;
    }
  }

  /** What part {@code key} of the objects may contain. */
  Value load(Value from, Key key) {
    Value all = null;
    for (Obj object : from.objects()) {
      Value value = load(object, key);
      all = all == null ? value : all.join(value);
    }
    return all == null ? Value.Ref.NONE : all;
  }

  Value load(Obj object, Key key) {
    return switch (object) {
      case Obj.Fresh made -> part(parts(made), key, Value.Ref.NONE);
      case Obj.Sym sym -> part(shared, key, inside(sym, key));
      case Obj.Plain _ -> Value.Ref.PLAIN;
    };
  }

  /** What a static field's slot may hold. */
  Value variable(Obj.Sym variable, Key.Static slot) {
    return part(shared, slot, Value.Ref.of(variable));
  }

  /**
   * The objects, where objects of the library stand for what they contain: a library method may
   * have handed out the contents, and typed code tells which it was.
   */
  Value unwrapped(Value from) {
    if (from.objects().stream().noneMatch(Heap::isLibrary)) {
      return from;
    }
    Set<Obj> seen = new LinkedHashSet<>(from.objects());
    Deque<Obj> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Obj object = open.pop();
      if (isLibrary(object)) {
        for (Obj next : load(object, Key.Part.ANY).objects()) {
          if (seen.add(next)) {
            open.push(next);
          }
        }
      }
    }
    seen.removeIf(Heap::isLibrary);
    return Value.Ref.of(seen);
  }

  private static boolean isLibrary(Obj object) {
    return object instanceof Obj.Fresh fresh && fresh.made() instanceof Made.Library;
  }

  private static Value inside(Obj.Sym sym, Key key) {
    return Value.Ref.of(sym.step(key));
  }

  private static Value part(Map<Key, Value> parts, Key key, Value start) {
    Value all = start;
    if (key == Key.Part.ANY) {
      for (Value value : parts.values()) {
        if (value instanceof Value.Ref) {
          all = all.join(value);
        }
      }
      return all;
    }
    Value own = parts.get(key);
    if (own != null) {
      all = all == Value.Ref.NONE ? own : all.join(own);
    }
    Value any = parts.get(Key.Part.ANY);
    return any == null ? all : all.join(any);
  }

  /** The objects, and all that can be reached from them. */
  Set<Obj> closure(Value from) {
    Set<Obj> seen = new LinkedHashSet<>(from.objects());
    spread(seen);
    return seen;
  }

  /** All that can be reached from the objects in one step or more. */
  Value behind(Value from) {
    Set<Obj> seen = new LinkedHashSet<>(load(from, Key.Part.ANY).objects());
    spread(seen);
    return Value.Ref.of(seen);
  }

  private void spread(Set<Obj> seen) {
    Deque<Obj> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Obj object = open.pop();
      for (Obj next : load(object, Key.Part.ANY).objects()) {
        if (seen.add(next)) {
          open.push(next);
        }
      }
    }
  }
}
