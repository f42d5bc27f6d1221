package org.jdeco.magics.effects;

import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calls: which methods may run, and what they do to the objects at hand. */
final class Calls {
  /** Functions that call functions, within one instruction. */
  private static final int NESTED = 12;

  private final Findings findings;
  private final Classes classes;
  private final Summaries summaries;
  private final LibraryCalls library;
  private final Instances instances;
  private int nested;

  Calls(Findings findings, Classes classes, Summaries summaries, Library table) {
    this.findings = findings;
    this.classes = classes;
    this.summaries = summaries;
    instances = new Instances(findings);
    library = new LibraryCalls(findings, classes, table, this);
  }

  LibraryCalls library() {
    return library;
  }

  Value call(Made.Call how, MethodKey method, Value receiver, List<Value> arguments) {
    if (nested >= NESTED) {
      findings.unknown("functions that call each other, such as " + readable(method));
      return library.unknownResult(method, receiver, arguments);
    }
    nested++;
    try {
      if (method.owner().startsWith("org/jdeco/")) {
        return own(method, receiver, arguments);
      }
      return switch (how) {
        case STATIC -> {
          initialize(method.owner());
          yield exactly(method.owner(), method, receiver, arguments);
        }
        case SPECIAL -> exactly(method.owner(), method, receiver, arguments);
        case NEW -> {
          initialize(method.owner());
          Value made = Value.Ref.of(findings.fresh(nested, new Made.Exact(method.owner())));
          exactly(method.owner(), method, made, arguments);
          yield made;
        }
        case VIRTUAL -> dispatch(method, receiver, arguments);
      };
    } finally {
      nested--;
    }
  }

  /** A call of JDeco's own: some methods do no more than the table says, others do with the run. */
  private Value own(MethodKey method, Value receiver, List<Value> arguments) {
    if (library.tells(method)) {
      return library.call(method.owner(), method, receiver, arguments);
    }
    findings.trait(method.name().equals("random") ? Trait.DRAWS : Trait.CALLS_JDECO);
    findings.mayThrow();
    return library.unknownResult(method, receiver, arguments);
  }

  private static String readable(MethodKey method) {
    return Signature.readable(method.owner(), method.name(), method.descriptor());
  }

  /** A class is used for the first time, perhaps: its initializer and its superclasses' run. */
  void initialize(String name) {
    String at = name;
    while (at != null && !at.equals(findings.method().owner())) {
      Optional<ClassInfo> info = classes.find(at);
      if (info.isEmpty()) {
        return;
      }
      if (info.get().method("<clinit>", "()V") != null) {
        MethodKey initializer = new MethodKey(at, "<clinit>", "()V");
        instances.initialized(at, summaries.of(initializer, Shape.NONE));
      }
      at = info.get().superclass();
    }
  }

  /** Calls the method that an object of exactly class {@code start} has. */
  private Value exactly(String start, MethodKey method, Value receiver, List<Value> arguments) {
    String where = classes.resolve(start, method.name(), method.descriptor());
    if (where == null) {
      String reason = classes.find(start).isPresent() ? "no such method" : classes.missing(start);
      findings.unknown(readable(method) + ": " + reason);
      return library.unknownResult(method, receiver, arguments);
    }
    if (classes.find(where).isPresent()) {
      return instantiate(at(where, method), receiver, arguments);
    }
    return library.call(where, method, receiver, arguments);
  }

  private static MethodKey at(String owner, MethodKey method) {
    return new MethodKey(owner, method.name(), method.descriptor());
  }

  private Value instantiate(MethodKey method, Value receiver, List<Value> arguments) {
    Shape shape = Shapes.of(findings, classes, receiver, arguments);
    return instances.of(summaries.of(method, shape), receiver, arguments);
  }

  private Value dispatch(MethodKey method, Value receiver, List<Value> arguments) {
    boolean user = !classes.isPlatform(method.owner()) && !method.owner().startsWith("[");
    Value objects = user ? findings.heap().unwrapped(receiver) : receiver;
    if (!objects.objects().stream().allMatch(Obj.Fresh.class::isInstance)) {
      findings.mayThrow();
    }
    Value result = Value.Ref.NONE;
    for (Map.Entry<Target, Set<Obj>> entry : targets(method, objects).entrySet()) {
      Value one = run(entry.getKey(), method, Value.Ref.of(entry.getValue()), arguments);
      result = result == Value.Ref.NONE ? one : result.join(one);
    }
    return result;
  }

  /** The ways the call may go, each with the objects that take it. */
  private Map<Target, Set<Obj>> targets(MethodKey method, Value receiver) {
    Map<Target, Set<Obj>> targets = new LinkedHashMap<>();
    for (Obj object : receiver.objects()) {
      Set<Target> taken =
          switch (object) {
            case Obj.Plain _ -> Set.of(new Target.OfLibrary(method.owner()));
            case Obj.Fresh fresh -> possible(fresh.made(), method);
            case Obj.Sym sym -> {
              Set<Made> kinds = findings.shape().at(sym);
              Set<Target> all = new LinkedHashSet<>();
              if (kinds == null) {
                all.add(new Target.Open());
              } else {
                kinds.forEach(made -> all.addAll(possible(made, method)));
              }
              yield all;
            }
          };
      taken.forEach(t -> targets.computeIfAbsent(t, _ -> new LinkedHashSet<>()).add(object));
    }
    return targets;
  }

  /** Where a call on such an object goes; nowhere if it is not of the type the call needs. */
  private Set<Target> possible(Made made, MethodKey method) {
    boolean fits =
        method.owner().equals("java/lang/Object")
            || switch (made) {
              case Made.Exact(String name) -> classes.isSubtype(name, method.owner());
              case Made.Function function -> classes.isSubtype(function.type(), method.owner());
              case Made.Array _ -> method.owner().startsWith("[");
              case Made.Library _ -> true;
            };
    return fits ? Set.of(target(made, method)) : Set.of();
  }

  private Target target(Made made, MethodKey method) {
    return switch (made) {
      case Made.Exact(String name) -> new Target.OfClass(name);
      case Made.Library(String name) ->
          new Target.OfLibrary(classes.isSubtype(name, method.owner()) ? name : method.owner());
      case Made.Array _ -> new Target.OfLibrary("[");
      case Made.Function function ->
          function.method().equals(method.name())
              ? new Target.OfFunction(function)
              : new Target.OfClass(function.type());
    };
  }

  private Value run(Target target, MethodKey method, Value receiver, List<Value> arguments) {
    return switch (target) {
      case Target.OfClass(String name) -> exactly(name, method, receiver, arguments);
      case Target.OfLibrary(String name) ->
          classes.isPlatform(name) || name.equals("[")
              ? library.call(name, method, receiver, arguments)
              : Value.Ref.NONE;
      case Target.OfFunction(Made.Function function) ->
          invoke(function, method, receiver, arguments);
      case Target.Open() -> open(method, receiver, arguments);
    };
  }

  /** A call on objects that were there before, of a class that is not known exactly. */
  private Value open(MethodKey method, Value receiver, List<Value> arguments) {
    String owner = method.owner();
    boolean platform = classes.isPlatform(owner) || owner.startsWith("[");
    Set<String> bodies = new LinkedHashSet<>();
    Value result = Value.Ref.NONE;
    if (platform) {
      result = library.open(method, receiver, arguments);
    } else if (isSettled(method)) {
      return exactly(owner, method, receiver, arguments);
    }
    bodies.addAll(classes.bodies(method));
    if (!platform) {
      String where = classes.resolve(owner, method.name(), method.descriptor());
      if (where != null && classes.find(where).isPresent()) {
        bodies.add(where);
      }
      if (classes.anyLambda(owner)) {
        findings.unknown(findings.function(receiver, method));
      } else if (!classes.isClosed(owner)) {
        findings.unknown("other implementations of " + readable(method));
      } else if (bodies.isEmpty() && where == null) {
        findings.unknown(readable(method) + ": no class implements it");
      } else if (where != null && classes.find(where).isEmpty()) {
        result = library.call(where, method, receiver, arguments);
      }
    }
    for (String where : bodies) {
      Value one = instantiate(at(where, method), receiver, arguments);
      result = result == Value.Ref.NONE ? one : result.join(one);
    }
    return result;
  }

  /** Whether no subclass can have another body for the method. */
  private boolean isSettled(MethodKey method) {
    Optional<ClassInfo> info = classes.find(method.owner());
    if (info.isEmpty() || info.get().isFinal()) {
      return true;
    }
    MethodModel model = info.get().method(method.name(), method.descriptor());
    return model != null
        && (model.flags().has(AccessFlag.FINAL) || model.flags().has(AccessFlag.PRIVATE));
  }

  /** Calls a function object. */
  private Value invoke(
      Made.Function function, MethodKey method, Value receiver, List<Value> arguments) {
    MethodKey target = function.target().method();
    List<String> types = new ArrayList<>(Signature.of(target.descriptor()).parameters());
    boolean instance =
        function.target().call() == Made.Call.VIRTUAL
            || function.target().call() == Made.Call.SPECIAL;
    if (instance) {
      types.addFirst("L" + target.owner() + ";");
    }
    if (types.size() != function.captured() + arguments.size()) {
      findings.unknown(readable(target));
      return library.unknownResult(method, receiver, arguments);
    }
    List<Value> all = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      Value value =
          i < function.captured()
              ? captured(receiver, new Key.Captured(i), types.get(i))
              : arguments.get(i - function.captured());
      all.add(library.fit(value, types.get(i)));
    }
    Value self = instance ? all.removeFirst() : Value.Ref.NONE;
    String type = Signature.of(method.descriptor()).result();
    return library.fit(call(function.target().call(), target, self, all), type);
  }

  private Value captured(Value receiver, Key.Captured key, String type) {
    Value all = null;
    for (Obj object : receiver.objects()) {
      Value one;
      if (Signature.isReference(type)) {
        one = findings.heap().load(object, key);
      } else if (object instanceof Obj.Sym sym) {
        one = new Value.Num.Offset(sym.step(key), 0);
      } else {
        one = findings.heap().load(object, key);
      }
      all = all == null ? one : all.join(one);
    }
    return all == null ? Value.Any.ANY : all;
  }

  /** Where a call may go. */
  private sealed interface Target {
    record OfClass(String name) implements Target {}

    record OfLibrary(String name) implements Target {}

    record OfFunction(Made.Function function) implements Target {}

    record Open() implements Target {}
  }
}
