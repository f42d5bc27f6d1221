package org.jdeco.magics.effects;

import java.util.LinkedHashSet;
import java.util.Set;

/** Collections, maps, arrays, streams and the views of them, as the JDK's methods see them. */
final class Containers {
  private final Findings findings;
  private final Heap heap;
  private final Types types;

  Containers(Findings findings, Types types) {
    this.findings = findings;
    this.types = types;
    heap = findings.heap();
  }

  /** What objects of a declared type contain. */
  Value elements(Value from, String type) {
    Set<Obj> seen = new LinkedHashSet<>();
    return elements(from, type, seen);
  }

  private Value elements(Value from, String type, Set<Obj> seen) {
    Value all = Value.Ref.NONE;
    if (!(from instanceof Value.Ref)) {
      return all;
    }
    for (Obj object : from.objects()) {
      if (!seen.add(object)) {
        continue;
      }
      switch (object) {
        case Obj.Plain _ -> all = all.join(Value.Ref.PLAIN);
        case Obj.Fresh _ -> {
          all = all.join(heap.load(object, Key.Part.CONTENTS));
          all = all.join(heap.load(object, Key.Part.ELEMENTS));
          all = all.join(elements(heap.load(object, Key.Part.VIEW), "Ljava/util/List;", seen));
          all = all.join(elements(heap.load(object, Key.Part.ARRAY), "[", seen));
        }
        case Obj.Sym sym -> all = all.join(elements(sym, type));
      }
    }
    return all;
  }

  private Value elements(Obj.Sym sym, String type) {
    String known = types.of(sym).startsWith("[") ? types.of(sym) : type;
    if (known.startsWith("[")) {
      boolean primitive = known.length() == 2 && "ZBSCIJFD".contains(known.substring(1));
      return primitive ? Value.Ref.NONE : heap.load(sym, Key.Part.ELEMENTS);
    }
    return known.equals("Ljava/lang/Object;") ? Value.Ref.NONE : heap.load(sym, Key.Part.CONTENTS);
  }

  /**
   * Reads or writes the own state of objects.
   *
   * @param through whether also that of what they are views of
   */
  void touch(boolean write, Value target, String type, boolean through) {
    touch(write, target, type, through, new LinkedHashSet<>());
  }

  private void touch(boolean write, Value target, String type, boolean through, Set<Obj> seen) {
    if (!(target instanceof Value.Ref)) {
      return;
    }
    for (Obj object : target.objects()) {
      if (!seen.add(object)) {
        continue;
      }
      if (object instanceof Obj.Sym) {
        if (type.startsWith("[")) {
          findings.touchElement(
              write, object, Value.Any.ANY, type.length() == 1 ? "?" : type.substring(1));
        } else {
          findings.touch(write, object, Key.Part.CONTENTS);
        }
      } else if (object instanceof Obj.Fresh && through) {
        touch(write, heap.load(object, Key.Part.VIEW), "Ljava/util/List;", true, seen);
        touch(write, heap.load(object, Key.Part.STATE), "Ljava/util/List;", true, seen);
        touch(write, heap.load(object, Key.Part.ARRAY), "[?", true, seen);
      }
    }
  }

  /** Stores in containers, and in what they are views of. */
  void store(Value target, String type, Value value) {
    store(target, type, value, new LinkedHashSet<>());
  }

  private void store(Value target, String type, Value value, Set<Obj> seen) {
    for (Obj object : target.objects()) {
      if (seen.add(object)) {
        heap.store(object, type.startsWith("[") ? Key.Part.ELEMENTS : Key.Part.CONTENTS, value);
        if (object instanceof Obj.Fresh) {
          store(heap.load(object, Key.Part.VIEW), "Ljava/util/List;", value, seen);
          store(heap.load(object, Key.Part.ARRAY), "[?", value, seen);
        }
      }
    }
  }

  /** A copy of an array. */
  Value clone(Value array, String type) {
    String element = type.length() > 1 ? type.substring(1) : "?";
    touch(false, array, type.startsWith("[") ? type : "[?", false);
    Obj.Fresh copy = findings.fresh(0, new Made.Array(element));
    heap.store(copy, Key.Part.ELEMENTS, elements(array, type.startsWith("[") ? type : "["));
    return Value.Ref.of(copy);
  }
}
