package org.jdeco.magics.effects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a callee does, told of the objects it is called with. */
final class Instances {
  private final Findings findings;

  Instances(Findings findings) {
    this.findings = findings;
  }

  /** Takes over what a callee does; what it returns. */
  Value of(Summary callee, Value receiver, List<Value> arguments) {
    findings.spend(callee.made().size() + callee.flows().size());
    List<Value> all = new ArrayList<>(arguments);
    all.addFirst(receiver);
    Mapping mapping = new Mapping(all);
    callee
        .made()
        .forEach((object, parts) -> {
          Obj.Fresh mine = findings.imported(object);
          parts.forEach((key, value) -> findings.heap().store(mine, key, mapping.of(value)));
        });
    callee
        .flows()
        .forEach((flow, value) -> {
          if (flow.key() instanceof Key.Static) {
            findings.heap().store(flow.target(), flow.key(), mapping.of(value));
          } else {
            findings.heap().store(mapping.of(flow.target()), flow.key(), mapping.of(value));
          }
        });
    rest(callee);
    if (findings.isRecording()) {
      findings.spend(callee.touches().size());
      callee.touches().forEach((touch, site) -> touch(mapping, touch, site));
    }
    return mapping.of(callee.result());
  }

  /**
   * Takes over what a class initializer does. It runs at most once, before anybody else can see the
   * class's own static fields: its doings there are nobody's concern.
   */
  void initialized(String owner, Summary initializer) {
    rest(initializer);
    initializer
        .touches()
        .forEach((touch, site) -> {
          boolean own =
              touch.target().root() instanceof Root.Variable variable
                  && variable.owner().equals(owner);
          if (!own) {
            findings.touch(touch, site);
          }
        });
  }

  private void rest(Summary callee) {
    callee.traits().forEach(findings::trait);
    callee.unknowns().forEach(findings::unknown);
    if (callee.mayThrow()) {
      findings.mayThrow();
    }
    if (callee.mayNotReturn()) {
      findings.mayNotReturn();
    }
  }

  private void touch(Mapping mapping, Touch touch, Site site) {
    if (touch.key() instanceof Key.Static) {
      findings.touch(touch, site);
      return;
    }
    Value.Num index = touch.index();
    if (index != Value.Any.ANY && mapping.of(index) instanceof Value.Num mapped) {
      index = mapped;
    }
    for (Obj object : mapping.of(touch.target()).objects()) {
      if (object instanceof Obj.Sym sym) {
        findings.touch(touch.on(sym, index), site);
      }
    }
  }

  /** The callee's terms in the caller's. */
  private final class Mapping {
    private final List<Value> arguments;
    private final Map<Obj.Sym, Value> known = new HashMap<>();
    private long version = -1;

    Mapping(List<Value> arguments) {
      this.arguments = arguments;
    }

    Value of(Value value) {
      return switch (value) {
        case Value.Num.Offset(Obj.Sym base, int by) -> number(base, by);
        case Value.Num number -> number;
        case Value.Ref ref -> {
          Set<Obj> all = new LinkedHashSet<>();
          for (Obj object : ref.objects()) {
            switch (object) {
              case Obj.Fresh fresh -> all.add(findings.imported(fresh));
              case Obj.Sym sym -> all.addAll(of(sym).objects());
              case Obj.Plain plain -> all.add(plain);
            }
          }
          yield Value.Ref.of(all);
        }
      };
    }

    private Value number(Obj.Sym base, int by) {
      if (base.root() instanceof Root.Parameter(int index)) {
        Value value = arguments.get(index + 1);
        for (Key key : base.path()) {
          value = captured(value, key);
        }
        if (value instanceof Value.Num number && !base.beyond()) {
          return number.plus(by);
        }
      }
      return Value.Any.ANY;
    }

    private Value captured(Value from, Key key) {
      Value all = null;
      for (Obj object : from.objects()) {
        Value one =
            object instanceof Obj.Sym sym && key instanceof Key.Captured
                ? new Value.Num.Offset(sym.step(key), 0)
                : findings.heap().load(object, key);
        all = all == null ? one : all.join(one);
      }
      return all == null ? Value.Any.ANY : all;
    }

    Value of(Obj.Sym sym) {
      if (version != findings.heap().version()) {
        known.clear();
        version = findings.heap().version();
      }
      Value mapped = known.get(sym);
      if (mapped == null) {
        mapped = map(sym);
        known.put(sym, mapped);
      }
      return mapped;
    }

    private Value map(Obj.Sym sym) {
      Value start =
          switch (sym.root()) {
            case Root.Parameter(int index) -> arguments.get(index + 1);
            case Root.Variable(String owner, String field) ->
                findings.heap().variable(Obj.Sym.of(sym.root()), new Key.Static(owner, field));
            case Root.Anything() -> Value.Ref.ANYTHING;
          };
      Value at = start;
      for (Key key : sym.path()) {
        at = findings.heap().load(at, key);
      }
      return sym.beyond() && sym.root() instanceof Root.Anything == false
          ? findings.heap().behind(at)
          : at;
    }
  }
}
