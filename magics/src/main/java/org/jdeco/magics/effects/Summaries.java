package org.jdeco.magics.effects;

import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each method, worked out when it is first asked for and kept until a class it
 * rests on changes.
 *
 * <p>Methods that call each other are worked out together. While one is in progress, calls of it
 * get what is known of it so far, beginning with nothing. The first of a group to be met walks
 * again, and all others of the group with it, until a round teaches nothing new of any of them; as
 * in Tarjan's search for strong components, an entry belongs to the group of the lowest method in
 * progress that it rests on. Only then is the group's knowledge kept.
 */
final class Summaries {
  private static final int ROUNDS = 60;
  private static final int STEADY = 2;

  private final Classes classes;
  private final Library table;
  private final Map<Id, Entry> done = new HashMap<>();
  private final Map<Id, Entry> active = new LinkedHashMap<>();
  private final Map<Id, Entry> provisional = new LinkedHashMap<>();
  private Budget budget = new Budget();
  private @Nullable Entry current;
  private int epoch;

  Summaries(Classes classes, Library table) {
    this.classes = classes;
    this.table = table;
    classes.observe(name -> {
      if (current != null) {
        current.classes.add(name);
      }
    });
  }

  /** Starts a new question, with all the budget there is. */
  void start() {
    budget = new Budget();
    active.clear();
    provisional.clear();
    current = null;
  }

  Summary of(MethodKey method, Shape shape) {
    Id id = new Id(method, shape);
    Entry caller = current;
    if (caller != null) {
      caller.callees.add(id);
    }
    Entry known = done.get(id);
    if (known != null) {
      return known.summary;
    }
    Entry running = active.get(id);
    if (running != null) {
      running.recursive = true;
      restsOn(caller, running.depth);
      return recursive(running);
    }
    Entry half = provisional.get(id);
    if (half != null && half.epoch == epoch) {
      restsOn(caller, half.lowest);
      return half.summary;
    }
    if (active.size() >= Budget.DEPTH) {
      return unknown(method, "calls nest too deep");
    }
    Entry entry = half == null ? new Entry() : half;
    entry.depth = active.size();
    active.put(id, entry);
    try {
      settle(id, entry);
    } finally {
      active.remove(id);
      current = caller;
    }
    restsOn(caller, entry.lowest);
    return entry.summary;
  }

  private static void restsOn(@Nullable Entry caller, int depth) {
    if (caller != null) {
      caller.lowest = Math.min(caller.lowest, depth);
    }
  }

  private void settle(Id id, Entry entry) {
    Set<Id> before = new HashSet<>(provisional.keySet());
    for (int round = 0; ; round++) {
      entry.lowest = Integer.MAX_VALUE;
      entry.recursive = false;
      entry.rounds++;
      current = entry;
      Summary old = entry.summary;
      entry.summary =
          entry.rounds > ROUNDS
              ? unknown(id.method, "recursion that was not understood")
              : walk(id);
      entry.changed = !entry.summary.equals(old);
      entry.epoch = epoch;
      if (entry.lowest < entry.depth || budget.isExhausted()) {
        joinGroup(id, entry);
        return;
      }
      List<Entry> group = new ArrayList<>();
      provisional.forEach((other, member) -> {
        if (!before.contains(other)) {
          group.add(member);
        }
      });
      boolean rests =
          (entry.recursive && entry.changed) || group.stream().anyMatch(member -> member.changed);
      if (!rests || round > ROUNDS) {
        keep(before);
        done.put(id, entry);
        return;
      }
      epoch++;
    }
  }

  /** The entry rests on a method that is still in progress, and so does all that rests on it. */
  private void joinGroup(Id id, Entry entry) {
    for (Entry member : provisional.values()) {
      if (member.lowest > entry.lowest && member.lowest <= entry.depth) {
        member.lowest = entry.lowest;
      }
    }
    provisional.put(id, entry);
  }

  /** Keeps what the last round found of the group; nothing of it rests on anything in progress. */
  private void keep(Set<Id> before) {
    for (Id other : List.copyOf(provisional.keySet())) {
      if (!before.contains(other)) {
        Entry member = provisional.remove(other);
        if (member != null && member.epoch == epoch) {
          done.put(other, member);
        }
      }
    }
  }

  /**
   * What is known so far of a method that is being worked out. Indices that grow with each round
   * would never come to rest: after a few they are given up.
   */
  private static Summary recursive(Entry running) {
    Summary summary = running.summary;
    Map<Touch, Site> touches = summary.touches();
    if (running.rounds > STEADY) {
      touches = new LinkedHashMap<>();
      for (Map.Entry<Touch, Site> entry : summary.touches().entrySet()) {
        Touch touch = entry.getKey();
        touches.putIfAbsent(touch.on(touch.target(), Value.Any.ANY), entry.getValue());
      }
    }
    return new Summary(
        touches,
        summary.traits(),
        summary.unknowns(),
        summary.result(),
        summary.flows(),
        summary.made(),
        true,
        true);
  }

  private Summary walk(Id id) {
    if (budget.isExhausted()) {
      return unknown(id.method, "too much code to analyse");
    }
    try {
      return body(id);
    } catch (Budget.ExhaustedException e) {
      return unknown(id.method, "too much code to analyse");
    } catch (RuntimeException | StackOverflowError e) {
      return unknown(id.method, "its bytecode was not understood");
    }
  }

  private Summary body(Id id) {
    MethodKey method = id.method;
    Optional<ClassInfo> info = classes.find(method.owner());
    MethodModel model = info.map(i -> i.method(method.name(), method.descriptor())).orElse(null);
    if (model == null) {
      return unknown(method, info.isPresent() ? "no such method" : classes.missing(method.owner()));
    }
    if (model.flags().has(AccessFlag.NATIVE)) {
      return unknown(method, "native code");
    }
    CodeModel code = model.code().orElse(null);
    if (code == null) {
      return unknown(method, "it has no body");
    }
    Code parsed = Code.of(code);
    if (parsed.instructions().size() > Budget.INSTRUCTIONS) {
      return unknown(method, "the method is too large");
    }
    Findings findings = new Findings(method, id.shape, new Words(method, model), budget);
    Calls calls = new Calls(findings, classes, this, table);
    Step step =
        new Step(
            findings, new Fields(findings, classes), calls, new Dynamic(findings, calls), table);
    boolean isStatic = model.flags().has(AccessFlag.STATIC);
    new Walk(parsed, findings, step).run(start(method, isStatic, parsed));
    if (model.flags().has(AccessFlag.SYNCHRONIZED)) {
      findings.trait(Trait.LOCKS);
    }
    return findings.summary();
  }

  private Frame start(MethodKey method, boolean isStatic, Code code) {
    Frame frame = new Frame(code.slots(), code.depth());
    int slot = 0;
    if (!isStatic) {
      frame.local(slot++, Value.Ref.of(Obj.Sym.of(new Root.Parameter(-1))));
    }
    List<String> types = Signature.of(method.descriptor()).parameters();
    for (int i = 0; i < types.size(); i++) {
      Obj.Sym sym = Obj.Sym.of(new Root.Parameter(i));
      String type = types.get(i);
      Value value = Signature.isReference(type) ? Value.Ref.of(sym) : new Value.Num.Offset(sym, 0);
      frame.local(slot++, table.typed(value, type));
      if (Signature.isWide(type)) {
        frame.local(slot++, Value.Any.ANY);
      }
    }
    return frame;
  }

  private Summary unknown(MethodKey method, String reason) {
    String type = Signature.of(method.descriptor()).result();
    Value result =
        Signature.isReference(type) ? table.typed(Value.Ref.ANYTHING, type) : Value.Any.ANY;
    String name = Signature.readable(method.owner(), method.name(), method.descriptor());
    return Summary.unknown(
        name + ": " + reason, new Site(method.owner(), method.name(), -1), result);
  }

  /** Forgets what rests on the classes and answers. */
  void forget(Set<String> changed) {
    Set<Id> stale = new HashSet<>();
    done.forEach((id, entry) -> {
      if (!Collections.disjoint(changed, entry.classes)) {
        stale.add(id);
      }
    });
    if (stale.isEmpty()) {
      return;
    }
    Map<Id, List<Id>> callers = new HashMap<>();
    done.forEach((id, entry) ->
        entry.callees.forEach(c -> callers.computeIfAbsent(c, _ -> new ArrayList<>()).add(id)));
    List<Id> open = new ArrayList<>(stale);
    for (int i = 0; i < open.size(); i++) {
      for (Id caller : callers.getOrDefault(open.get(i), List.of())) {
        if (stale.add(caller)) {
          open.add(caller);
        }
      }
    }
    done.keySet().removeAll(stale);
  }

  private record Id(MethodKey method, Shape shape) {}

  /** What is known of one method, and what that rests on. */
  private static final class Entry {
    private final Set<String> classes = new HashSet<>();
    private final Set<Id> callees = new HashSet<>();
    private Summary summary = Summary.NOTHING;
    private int depth;
    private int rounds;
    private int epoch;
    private int lowest = Integer.MAX_VALUE;
    private boolean recursive;
    private boolean changed;
  }
}
