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
import org.jspecify.annotations.Nullable;

/** The user's code that the JDK's methods call: functions they are given, methods overridden. */
final class Functions {
  private static final Value.Ref NONE = Value.Ref.NONE;

  private final Findings findings;
  private final Heap heap;
  private final Classes classes;
  private final Library table;
  private final Calls calls;

  Functions(Findings findings, Classes classes, Library table, Calls calls) {
    this.findings = findings;
    this.table = table;
    this.classes = classes;
    this.calls = calls;
    heap = findings.heap();
  }

  /** The functions among the arguments, and in them, with their declared types. */
  Map<Obj, String> given(Operands operands) {
    Map<Obj, String> all = new LinkedHashMap<>();
    for (int i = 0; i < operands.arguments().size() && i < operands.types().size(); i++) {
      Value argument = operands.arguments().get(i);
      if (operands.isFunction(i)) {
        String type = Signature.name(operands.types().get(i));
        argument.objects().forEach(object -> all.put(object, type));
      } else if (argument instanceof Value.Ref) {
        held(argument).forEach(all::putIfAbsent);
      }
    }
    return all;
  }

  /** The functions that objects of the library were given to call later. */
  Map<Obj, String> held(Value value) {
    Map<Obj, String> all = new LinkedHashMap<>();
    held(value, all, new LinkedHashSet<>());
    return all;
  }

  private void held(Value value, Map<Obj, String> all, Set<Obj> seen) {
    if (!findings.hasFunctions() || !(value instanceof Value.Ref)) {
      return;
    }
    for (Obj object : value.objects()) {
      if (object instanceof Obj.Fresh && seen.add(object)) {
        for (Obj function : heap.load(object, Key.Part.FUNCTION).objects()) {
          all.put(function, "");
        }
        held(heap.load(object, Key.Part.VIEW), all, seen);
      }
    }
  }

  /** Calls each function with what {@code pool} says; what they return. */
  Value call(Map<Obj, String> functions, Value pool) {
    Value results = NONE;
    for (Map.Entry<Obj, String> entry : functions.entrySet()) {
      Value one = call(entry.getKey(), entry.getValue(), pool, new LinkedHashSet<>());
      results = results == NONE ? one : one instanceof Value.Ref ? results.join(one) : results;
    }
    return results;
  }

  private Value call(Obj object, String type, Value pool, Set<Obj> seen) {
    if (!seen.add(object)) {
      return NONE;
    }
    return switch (object) {
      case Obj.Plain _ -> pool;
      case Obj.Sym sym -> {
        MethodKey method = null;
        Set<Made> kinds = findings.shape().at(sym);
        if (!type.isEmpty()) {
          method = classes.platform().function(type, "");
        } else if (kinds != null && kinds.iterator().next() instanceof Made.Function function) {
          method = method(function);
        }
        yield call(method, object, pool);
      }
      case Obj.Fresh fresh ->
          switch (fresh.made()) {
            case Made.Function function -> call(method(function), object, pool);
            case Made.Exact(String name) -> exact(name, object, pool);
            case Made.Library _, Made.Array _ -> {
              Value results = pool;
              for (Obj inner : heap.load(object, Key.Part.FUNCTION).objects()) {
                Value one = call(inner, "", pool, seen);
                results = one instanceof Value.Ref ? results.join(one) : results;
              }
              yield results;
            }
          };
    };
  }

  private Value exact(String name, Obj object, Value pool) {
    Value results = NONE;
    for (String type : classes.supertypes(name)) {
      if (classes.platform().isFunctional(type)) {
        Value one = call(classes.platform().function(type, ""), object, pool);
        results = one instanceof Value.Ref ? results.join(one) : results;
      }
    }
    return results;
  }

  private @Nullable MethodKey method(Made.Function function) {
    MethodKey found = classes.platform().function(function.type(), function.method());
    if (found != null) {
      return found;
    }
    for (String type : classes.supertypes(function.type())) {
      Optional<ClassInfo> info = classes.find(type);
      if (info.isPresent()) {
        for (MethodModel method : info.get().methods()) {
          if (method.methodName().equalsString(function.method())
              && method.flags().has(AccessFlag.ABSTRACT)) {
            return new MethodKey(
                function.type(), function.method(), method.methodType().stringValue());
          }
        }
      } else {
        MethodKey inherited = classes.platform().function(type, function.method());
        if (inherited != null) {
          return inherited;
        }
      }
    }
    return null;
  }

  private Value call(@Nullable MethodKey method, Obj object, Value pool) {
    if (method == null) {
      findings.unknown("a function handed to a library");
      return pool;
    }
    Signature signature = Signature.of(method.descriptor());
    List<Value> arguments = new ArrayList<>();
    for (String type : signature.parameters()) {
      arguments.add(Signature.isReference(type) ? pool : Value.Any.ANY);
    }
    Value result = calls.call(Made.Call.VIRTUAL, method, Value.Ref.of(object), arguments);
    return Signature.isReference(signature.result()) ? result : NONE;
  }

  /**
   * Calls what a user's class put in the place of a library's methods, where the library gets hold
   * of such an object as one of its own.
   */
  void userBodies(Operands operands, String owner, Rule rule, Value results) {
    Set<MethodKey> done = new LinkedHashSet<>();
    operands.each((value, type) -> {
      String name = Signature.name(value == operands.receiver() ? "L" + owner + ";" : type);
      if (isHook(name)) {
        for (Obj object : value.objects()) {
          overridden(object, name, rule, operands.pool(results), done);
        }
      }
    });
  }

  /** A method of the library that reads does not call those that write. */
  private boolean isWriter(String type, String name, String descriptor) {
    Rule rule = table.find(type, name, descriptor);
    return rule != null && rule.writes().contains(-1);
  }

  private boolean isHook(String type) {
    return switch (type) {
      case "java/lang/Object", "java/lang/Record", "java/lang/Enum", "java/lang/Comparable" ->
          false;
      default ->
          !type.startsWith("[")
              && !classes.platform().supertypes(type).contains("java/lang/Throwable");
    };
  }

  private void overridden(Obj object, String type, Rule rule, Value pool, Set<MethodKey> done) {
    List<ClassInfo> candidates =
        switch (object) {
          case Obj.Sym _ -> classes.implementations(type);
          case Obj.Fresh fresh ->
              fresh.made() instanceof Made.Exact(String name)
                  ? classes.find(name).stream().toList()
                  : List.of();
          case Obj.Plain _ -> List.of();
        };
    for (ClassInfo candidate : candidates) {
      for (String above : classes.supertypes(candidate.name())) {
        for (MethodModel method : classes.find(above).map(ClassInfo::methods).orElse(List.of())) {
          String name = method.methodName().stringValue();
          String descriptor = method.methodType().stringValue();
          MethodKey key = new MethodKey(candidate.name(), name, descriptor);
          if (!name.startsWith("<")
              && !method.flags().has(AccessFlag.STATIC)
              && !method.flags().has(AccessFlag.ABSTRACT)
              && classes.platform().declares(type, name + descriptor)
              && (!rule.writes().isEmpty() || !isWriter(type, name, descriptor))
              && done.add(key)) {
            List<Value> arguments = new ArrayList<>();
            for (String parameter : Signature.of(descriptor).parameters()) {
              arguments.add(Signature.isReference(parameter) ? pool : Value.Any.ANY);
            }
            calls.call(Made.Call.SPECIAL, key, Value.Ref.of(object), arguments);
          }
        }
      }
    }
  }
}
