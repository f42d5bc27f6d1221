package org.jdeco.magics.effects;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a callee should know of its arguments: the functions among them, and in them. */
final class Shapes {
  private static final int STEPS = 2;

  private final Findings findings;
  private final Classes classes;
  private final Map<Shape.Spot, Set<Made>> known = new LinkedHashMap<>();

  private Shapes(Findings findings, Classes classes) {
    this.findings = findings;
    this.classes = classes;
  }

  static Shape of(Findings findings, Classes classes, Value receiver, List<Value> arguments) {
    Shapes shapes = new Shapes(findings, classes);
    shapes.collect(-1, List.of(), receiver);
    for (int i = 0; i < arguments.size(); i++) {
      shapes.collect(i, List.of(), arguments.get(i));
    }
    return shapes.known.isEmpty() ? Shape.NONE : new Shape(Map.copyOf(shapes.known));
  }

  private void collect(int parameter, List<Key> path, Value value) {
    if (!(value instanceof Value.Ref ref) || ref.objects().isEmpty()) {
      return;
    }
    Set<Made> kinds = kinds(ref);
    if (kinds == null) {
      return;
    }
    if (kinds.stream().anyMatch(this::matters)) {
      known.put(new Shape.Spot(parameter, path), Set.copyOf(kinds));
    }
    if (path.size() >= STEPS || !findings.hasFunctions()) {
      return;
    }
    for (Key key : keys(ref)) {
      if (!path.contains(key) && key != Key.Part.ANY) {
        collect(parameter, Key.append(path, key), findings.heap().load(ref, key));
      }
    }
  }

  /** What the objects are, or null if that is not known of all. */
  private @Nullable Set<Made> kinds(Value.Ref ref) {
    Set<Made> kinds = new LinkedHashSet<>();
    for (Obj object : ref.objects()) {
      switch (object) {
        case Obj.Fresh fresh -> kinds.add(fresh.made());
        case Obj.Sym sym -> {
          Set<Made> at = findings.shape().at(sym);
          if (at == null) {
            return null;
          }
          kinds.addAll(at);
        }
        case Obj.Plain _ -> {
          return null;
        }
      }
    }
    return kinds;
  }

  private boolean matters(Made made) {
    return switch (made) {
      case Made.Function _ -> true;
      case Made.Exact(String name) ->
          classes.find(name).map(info -> !info.interfaces().isEmpty()).orElse(false);
      case Made.Library(String name) -> classes.platform().isFunctional(name);
      case Made.Array _ -> false;
    };
  }

  private Set<Key> keys(Value.Ref ref) {
    Set<Key> keys = new LinkedHashSet<>();
    for (Obj object : ref.objects()) {
      switch (object) {
        case Obj.Fresh fresh -> keys.addAll(findings.heap().parts(fresh).keySet());
        case Obj.Sym sym -> keys.addAll(findings.shape().parts(sym));
        case Obj.Plain _ -> {}
      }
    }
    return keys;
  }
}
