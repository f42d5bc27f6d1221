package org.jdeco.magics.effects;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls of equals, hashCode, toString and compareTo that the JDK makes on the user's objects. */
final class Questions {
  private static final String OBJECT = "java/lang/Object";
  private static final String ANY = "Ljava/lang/Object;";

  private final Heap heap;
  private final Classes classes;
  private final Library table;
  private final Calls calls;
  private final Types types;

  Questions(Findings findings, Classes classes, Library table, Calls calls) {

    this.classes = classes;
    this.table = table;
    this.calls = calls;
    types = new Types(classes, findings.method());
    heap = findings.heap();
  }

  /** Whether asking the objects anything runs no code but the JDK's own on immutable values. */
  boolean isPlain(Value value) {
    return value.objects().stream().allMatch(Obj.Plain.PLAIN::equals);
  }

  /**
   * Calls {@code method} of the objects, and of what containers among them contain; with {@code
   * other} as the argument, if it takes one.
   */
  void ask(Value value, String type, String method, Value other) {
    if (!Signature.isReference(type)
        || table.isImmutable(Signature.name(type))
        || !(value instanceof Value.Ref)
        || isPlain(value)) {
      return;
    }
    MethodKey key = key(method);
    Map<String, Set<Obj>> old = new LinkedHashMap<>();
    for (Obj object : within(value)) {
      if (object instanceof Obj.Sym sym) {
        boolean told = !type.equals(ANY) && value.objects().contains(object);
        old.computeIfAbsent(told ? type : types.of(sym), _ -> new LinkedHashSet<>()).add(object);
      } else if (object instanceof Obj.Fresh fresh
          && fresh.made() instanceof Made.Exact(String name)
          && classes.find(name).isPresent()
          && answers(name, key)) {
        call(key, name, Value.Ref.of(object), other);
      }
    }
    old.forEach((declared, objects) -> {
      String name = Signature.name(declared);
      if (classes.find(name).isPresent()) {
        if (answers(name, key)) {
          call(key, name, Value.Ref.of(objects), other);
        }
      } else if (classes.isSubtype(name, "java/lang/Throwable")) {
        call(key, name, Value.Ref.of(objects), other);
      } else if (!declared.startsWith("[") && !isImmutable(declared)) {
        // containers ask what they contain
        Value asked = Value.Ref.of(objects);
        call(key, key.owner(), asked.join(heap.behind(asked)), other);
      } else if (declared.startsWith("[")) {
        // what takes any number of arguments asks the elements of the array they are in
        Value elements = heap.load(Value.Ref.of(objects), Key.Part.ELEMENTS);
        ask(elements, declared.substring(1), method, other);
      }
    });
  }

  private boolean answers(String type, MethodKey key) {
    return key.owner().equals(OBJECT) || classes.isSubtype(type, key.owner());
  }

  /** The objects, and those found in what was made during the call. */
  private Set<Obj> within(Value value) {
    Set<Obj> seen = new LinkedHashSet<>(value.objects());
    Deque<Obj> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Obj object = open.pop();
      if (object instanceof Obj.Fresh) {
        for (Obj next : heap.load(object, Key.Part.ANY).objects()) {
          if (seen.add(next)) {
            open.push(next);
          }
        }
      }
    }
    return seen;
  }

  private boolean isImmutable(String type) {
    return table.isImmutable(Signature.name(type));
  }

  private void call(MethodKey key, String owner, Value receiver, Value other) {
    MethodKey called = new MethodKey(owner, key.name(), key.descriptor());
    boolean alone = key.descriptor().startsWith("()");
    calls.call(Made.Call.VIRTUAL, called, receiver, alone ? List.of() : List.of(other));
  }

  private static MethodKey key(String method) {
    return switch (method) {
      case "equals" -> new MethodKey(OBJECT, method, "(Ljava/lang/Object;)Z");
      case "hashCode" -> new MethodKey(OBJECT, method, "()I");
      case "toString" -> new MethodKey(OBJECT, method, "()Ljava/lang/String;");
      default -> new MethodKey("java/lang/Comparable", method, "(Ljava/lang/Object;)I");
    };
  }
}
