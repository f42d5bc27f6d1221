package org.jdeco.magics.effects;

import java.util.LinkedHashSet;
import java.util.Set;

/** What the JDK's methods return. */
final class Results {
  /** A collector whose result may be one of the elements rather than something made for them. */
  private static final Made PICKING = new Made.Library("a collector that picks");

  private final Findings findings;
  private final Heap heap;
  private final Containers containers;
  private final Library table;

  Results(Findings findings, Containers containers, Library table) {
    this.findings = findings;
    this.containers = containers;
    this.table = table;
    heap = findings.heap();
  }

  Value of(Rule rule, String type, Operands operands, Value results) {
    if (!Signature.isReference(type) || table.isImmutable(Signature.name(type))) {
      return table.typed(Value.Ref.NONE, type);
    }
    return switch (rule.result()) {
      case PICKING -> Value.Ref.of(findings.fresh(0, PICKING));
      case NEW -> Value.Ref.of(made(type));
      case HOLDING -> holding(type, operands.values().join(results));
      case COPYING -> holding(type, operands.elements().join(results));
      case PARTS -> {
        Obj.Fresh part = findings.fresh(1, new Made.Library("java/util/List"));
        heap.store(part, Key.Part.CONTENTS, operands.elements());
        yield holding(type, Value.Ref.of(part));
      }
      case MAPPED -> holding(type, results);
      case FLAT -> holding(type, containers.elements(results, "Ljava/util/List;").join(results));
      case VIEW, ENTRY -> view(type, operands);
      case ENTRIES -> {
        Obj.Fresh set = findings.fresh(1, new Made.Library(Signature.name(type)));
        heap.store(set, Key.Part.STATE, operands.receiver());
        heap.store(set, Key.Part.CONTENTS, view("Ljava/util/Map$Entry;", operands));
        yield Value.Ref.of(set);
      }
      case ELEMENT -> but(operands.elements().join(results), operands.receiver());
      case EITHER ->
          but(operands.elements().join(operands.values()).join(results), operands.receiver());
      case SAME -> operands.at(rule.same());
      case MADE -> {
        Value made = holding(type, operands.pool(results));
        heap.store(made, Key.Part.CONTENTS, made);
        yield picks(operands) ? made.join(operands.pool(results)) : made;
      }
      case ANY -> {
        Value made = holding(type, operands.pool(results));
        heap.store(made, Key.Part.CONTENTS, made);
        yield made.join(operands.pool(results)).join(operands.receiver());
      }
    };
  }

  /** Whether one of the arguments is a collector that may return what it was given. */
  private static boolean picks(Operands operands) {
    return operands.values().objects().stream()
        .anyMatch(object ->
            !(object instanceof Obj.Fresh fresh
                && fresh.made() instanceof Made.Library
                && !fresh.made().equals(PICKING)));
  }

  private Obj.Fresh made(String type) {
    return findings.fresh(
        0,
        type.startsWith("[")
            ? new Made.Array(type.substring(1))
            : new Made.Library(Signature.name(type)));
  }

  private Value holding(String type, Value contents) {
    Obj.Fresh made = made(type);
    Key key = type.startsWith("[") ? Key.Part.ELEMENTS : Key.Part.CONTENTS;
    heap.store(made, key, contents);
    return Value.Ref.of(made);
  }

  private Value view(String type, Operands operands) {
    Obj.Fresh made = made(type);
    operands.each((value, from) ->
        heap.store(made, from.startsWith("[") ? Key.Part.ARRAY : Key.Part.VIEW, value));
    return Value.Ref.of(made);
  }

  private static Value but(Value value, Value without) {
    Set<Obj> all = new LinkedHashSet<>(value.objects());
    for (Obj object : without.objects()) {
      if (object instanceof Obj.Fresh) {
        all.remove(object);
      }
    }
    return Value.Ref.of(all);
  }
}
