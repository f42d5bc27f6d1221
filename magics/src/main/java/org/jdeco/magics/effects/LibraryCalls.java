package org.jdeco.magics.effects;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Calls of the JDK's methods: does what the table says they do. */
final class LibraryCalls {
  private static final Value.Ref NONE = Value.Ref.NONE;

  private final Findings findings;
  private final Heap heap;
  private final Classes classes;
  private final Library table;
  private final Containers containers;
  private final Functions functions;
  private final Questions questions;

  LibraryCalls(Findings findings, Classes classes, Library table, Calls calls) {
    this.findings = findings;
    this.classes = classes;
    this.table = table;
    heap = findings.heap();
    containers = new Containers(findings, new Types(classes, findings.method()));
    functions = new Functions(findings, classes, table, calls);
    questions = new Questions(findings, classes, table, calls);
  }

  /** Calls a method on objects that were there before. */
  Value open(MethodKey method, Value receiver, List<Value> arguments) {
    Platform platform = classes.platform();
    if (platform.hasOneMethod(method.owner())) {
      findings.unknown(findings.function(receiver, method));
    }
    if (platform.isFunctional(method.owner())
        && platform.isAbstract(method.owner(), method.name())) {
      findings.unknown(findings.function(receiver, method));
      return unknownResult(method, receiver, arguments);
    }
    return run(method.owner(), method, receiver, arguments);
  }

  /** Whether the table says of this very type what the method does. */
  boolean tells(MethodKey method) {
    return table.of(method.owner(), method) != null;
  }

  /** Calls the method that objects of class {@code owner} have. */
  Value call(String owner, MethodKey method, Value receiver, List<Value> arguments) {
    if (owner.equals("java/lang/Object") && isIdentity(method)) {
      return table.typed(NONE, Signature.of(method.descriptor()).result());
    }
    return run(owner, method, receiver, arguments);
  }

  private static boolean isIdentity(MethodKey method) {
    return switch (method.name()) {
      case "equals", "hashCode", "toString" -> true;
      default -> false;
    };
  }

  private Value run(String owner, MethodKey method, Value receiver, List<Value> arguments) {
    if (owner.startsWith("[")) {
      return method.name().equals("clone")
          ? containers.clone(receiver, method.owner())
          : table.typed(NONE, Signature.of(method.descriptor()).result());
    }
    if (isHeldFunction(owner, method, receiver)) {
      Operands all = Operands.of(method, receiver, arguments, classes, containers);
      Value results = functions.call(functions.held(receiver), all.pool(NONE));
      Value pool = all.pool(NONE);
      questions.ask(pool, "Ljava/lang/Object;", "compareTo", pool);
      findings.mayThrow();
      return table.typed(all.pool(results), Signature.of(method.descriptor()).result());
    }
    Rule rule = table.find(owner, method.name(), method.descriptor());
    if (rule == null || rule.has("unknown")) {
      findings.unknown(readable(owner, method));
      return unknownResult(method, receiver, arguments);
    }
    return apply(rule, owner, method, receiver, arguments);
  }

  /** Whether this calls a function that the library made of other functions. */
  private boolean isHeldFunction(String owner, MethodKey method, Value receiver) {
    return receiver != NONE
        && classes.platform().isFunctional(owner)
        && classes.platform().isAbstract(owner, method.name());
  }

  private static String readable(String owner, MethodKey method) {
    return Signature.readable(owner, method.name(), method.descriptor());
  }

  private Value apply(
      Rule rule, String owner, MethodKey method, Value receiver, List<Value> arguments) {
    Operands operands = Operands.of(method, receiver, arguments, classes, containers);
    effects(rule, operands);
    Value results = NONE;
    boolean constructor = method.name().equals("<init>");
    Map<Obj, String> given = functions.given(operands);
    if (!rule.has("holds")) {
      Map<Obj, String> called = new LinkedHashMap<>(given);
      if (!constructor) {
        called.putAll(functions.held(receiver));
      }
      results = called(called, operands, rule);
    }
    if (rule.has("runs") && receiver.objects().stream().anyMatch(Obj.Sym.class::isInstance)) {
      findings.unknown(findings.function(receiver, method));
    }
    questions(rule, operands, given.isEmpty());
    stores(rule, operands, results);
    functions.userBodies(operands, owner, rule, results);
    if (constructor) {
      if (rule.has("holds")) {
        heap.store(receiver, Key.Part.FUNCTION, Value.Ref.of(given.keySet()));
      }
      constructed(rule, operands, receiver);
      return NONE;
    }
    String type = Signature.of(method.descriptor()).result();
    Value value = new Results(findings, containers, table).of(rule, type, operands, results);
    if (rule.has("holds")) {
      Set<Obj> held = new LinkedHashSet<>(given.keySet());
      held.addAll(functions.held(receiver).keySet());
      if (classes.platform().isFunctional(method.owner())) {
        held.addAll(receiver.objects());
      }
      heap.store(value, Key.Part.FUNCTION, Value.Ref.of(held));
    }
    return value;
  }

  /** A constructor's result is its receiver. */
  private void constructed(Rule rule, Operands operands, Value receiver) {
    switch (rule.result()) {
      case VIEW, ENTRY, ENTRIES ->
          operands.arguments((value, type) ->
              heap.store(receiver, type.startsWith("[") ? Key.Part.ARRAY : Key.Part.VIEW, value));
      case COPYING -> heap.store(receiver, Key.Part.CONTENTS, operands.elements());
      case HOLDING -> heap.store(receiver, Key.Part.CONTENTS, operands.values());
      default -> {}
    }
  }

  private void effects(Rule rule, Operands operands) {
    rule.traits().forEach(findings::trait);
    rule.readsGlobal().forEach(name -> global(false, name));
    rule.writesGlobal().forEach(name -> global(true, name));
    if (!rule.has("nothrow")) {
      findings.mayThrow();
    }
    if (rule.has("endless")
        || rule.traits().contains(Trait.LOCKS)
        || rule.traits().contains(Trait.READS_INPUT)) {
      findings.mayNotReturn();
    }
    boolean arrays = rule.has("arrays");
    rule.reads()
        .forEach(i -> containers.touch(false, operands.at(i), operands.type(i, arrays), true));
    rule.writes()
        .forEach(i -> containers.touch(true, operands.at(i), operands.type(i, arrays), true));
    for (int i : rule.advances()) {
      containers.touch(true, operands.at(i), operands.type(i, arrays), false);
      containers.touch(false, operands.at(i), operands.type(i, arrays), true);
    }
    for (int i : rule.deep()) {
      for (Obj object : heap.closure(operands.at(i))) {
        findings.touch(false, object, Key.Part.ANY);
      }
    }
  }

  private void global(boolean write, String name) {
    int dot = name.indexOf('.');
    Root.Variable root = new Root.Variable(name.substring(0, dot), name.substring(dot + 1));
    findings.touch(write, Obj.Sym.of(root), new Key.Static(root.owner(), root.field()));
  }

  /** Calls functions with all they may be called with, their own results among it. */
  private Value called(Map<Obj, String> called, Operands operands, Rule rule) {
    Value results = NONE;
    if (called.isEmpty()) {
      return results;
    }
    Obj.Fresh group = findings.fresh(2, new Made.Library("java/lang/Object"));
    for (int round = 0; round < 6; round++) {
      Value pool = operands.pool(results);
      if (rule.result() == Rule.Result.MADE) {
        // collectors hand on what they collected
        heap.store(group, Key.Part.CONTENTS, pool.join(Value.Ref.of(group)));
        pool = pool.join(Value.Ref.of(group));
      }
      Value more = functions.call(called, pool);
      Value both = results == NONE ? more : results.join(more);
      if (both.equals(results)) {
        return results;
      }
      results = both instanceof Value.Ref ? both : Value.Ref.PLAIN;
    }
    return results.join(Value.Ref.ANYTHING);
  }

  private void questions(Rule rule, Operands operands, boolean natural) {
    Value pool = operands.pool(NONE);
    if (rule.has("shows")) {
      asked(rule, operands, (value, type) -> questions.ask(value, type, "toString", pool));
    }
    if (rule.has("hashes") && !questions.isPlain(operands.values())) {
      asked(
          rule,
          operands,
          (value, type) -> {
            questions.ask(value, type, "hashCode", pool);
            questions.ask(value, type, "equals", pool);
          });
    }
    if (rule.has("hashesall")) {
      questions.ask(pool, "Ljava/lang/Object;", "hashCode", pool);
      questions.ask(pool, "Ljava/lang/Object;", "equals", pool);
    }
    boolean plain = !operands.arguments().isEmpty() && questions.isPlain(operands.values());
    if (rule.has("compares") && natural && !plain) {
      questions.ask(pool, "Ljava/lang/Object;", "compareTo", pool);
    }
  }

  /** The arguments are asked; the receiver is if it answers for all it contains. */
  private static void asked(Rule rule, Operands operands, BiConsumer<Value, String> question) {
    operands.arguments(question);
    if (rule.deep().contains(-1)) {
      question.accept(operands.receiver(), operands.type(-1, false));
    }
  }

  private void stores(Rule rule, Operands operands, Value results) {
    for (int i : rule.keeps()) {
      Value kept = operands.valuesBut(i);
      containers.store(operands.at(i), operands.type(i, false), join(kept, results));
    }
    for (int i : rule.keepsAll()) {
      Value kept = operands.elementsBut(i, rule.has("arrays"));
      containers.store(operands.at(i), operands.type(i, rule.has("arrays")), join(kept, results));
    }
  }

  private static Value join(Value a, Value b) {
    return b == NONE ? a : a == NONE ? b : a.join(b);
  }

  /** What a method returns that nothing is known of: all it could have got hold of. */
  Value unknownResult(MethodKey method, Value receiver, List<Value> arguments) {
    String type = Signature.of(method.descriptor()).result();
    if (!Signature.isReference(type) || table.isImmutable(Signature.name(type))) {
      return table.typed(NONE, type);
    }
    Set<Obj> all = new LinkedHashSet<>();
    List<Value> operands = new ArrayList<>(arguments);
    operands.add(receiver);
    for (Value operand : operands) {
      if (operand instanceof Value.Ref ref) {
        all.addAll(heap.closure(ref));
      }
    }
    all.add(findings.fresh(9, new Made.Library(Signature.name(type))));
    return Value.Ref.of(all);
  }

  /** A value where another type is wanted: boxes and unboxes. */
  Value fit(Value value, String type) {
    if (type.equals("V")) {
      return NONE;
    }
    if (Signature.isReference(type) && value instanceof Value.Num) {
      return Value.Ref.PLAIN;
    }
    return table.typed(value, type);
  }

  /** Calls {@code toString} of a value as string concatenation does. */
  void shows(Value value, String type) {
    questions.ask(value, type, "toString", value);
  }

  /** Calls {@code equals}, {@code hashCode} or {@code toString} of a value. */
  void asks(Value value, String type, String method) {
    questions.ask(value, type, method, value);
  }
}
