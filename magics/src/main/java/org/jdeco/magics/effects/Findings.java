package org.jdeco.magics.effects;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What has been found out about the method at hand. While its fixpoint is sought only the heap and
 * the result grow; reads, writes and the rest are taken down in a last pass, when values are known.
 */
final class Findings {
  /** A method with more than this many different touches has them told more coarsely. */
  private static final int MANY = 300;

  private final MethodKey method;
  private final Shape shape;
  private final Words words;
  private final Budget budget;
  private final Heap heap = new Heap();
  private final Map<Touch, Site> touches = new LinkedHashMap<>();
  private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
  private final Map<String, Site> unknowns = new LinkedHashMap<>();
  private Value result = Value.Ref.NONE;
  private boolean recording;
  private boolean mayThrow;
  private boolean mayNotReturn;
  private boolean functions;
  private int at;
  private Site site;

  Findings(MethodKey method, Shape shape, Words words, Budget budget) {
    this.budget = budget;
    this.method = method;
    this.shape = shape;
    this.words = words;
    functions = !shape.known().isEmpty();
    site = new Site(method.owner(), method.name(), -1);
  }

  MethodKey method() {
    return method;
  }

  Shape shape() {
    return shape;
  }

  Heap heap() {
    return heap;
  }

  Site site() {
    return site;
  }

  int at() {
    return at;
  }

  boolean isRecording() {
    return recording;
  }

  void record() {
    recording = true;
  }

  /** Some work was done. */
  void spend(int steps) {
    budget.spend(steps);
  }

  /** Moves to an instruction. */
  void move(int instruction, int line) {
    at = instruction;
    if (site.line() != line) {
      site = new Site(method.owner(), method.name(), line);
    }
  }

  /** A new object made by the instruction at hand. */
  Obj.Fresh fresh(int part, Made made) {
    functions |= made instanceof Made.Function;
    return new Obj.Fresh(at, new Obj.Origin(method, at, part, made));
  }

  /** The object a callee made, as the instruction at hand sees it. */
  Obj.Fresh imported(Obj.Fresh theirs) {
    functions |= theirs.made() instanceof Made.Function;
    return new Obj.Fresh(at, theirs.origin());
  }

  /** Whether function objects play any part in the method. */
  boolean hasFunctions() {
    return functions || heap.keepsFunctions();
  }

  void touch(boolean write, Obj object, Key key) {
    if (recording && object instanceof Obj.Sym sym) {
      touch(Touch.of(write, sym, key), site);
    }
  }

  void touchElement(boolean write, Obj object, Value.Num index, String descriptor) {
    if (recording && object instanceof Obj.Sym sym) {
      touch(new Touch(write, sym, Key.Part.ELEMENTS, index, descriptor), site);
    }
  }

  void touch(Touch touch, Site where) {
    if (recording) {
      Touch kept = touch;
      if (touches.size() > MANY && !touch.target().path().isEmpty()) {
        kept = Touch.of(touch.write(), touch.target().beyondRoot(), Key.Part.ANY);
      }
      touches.putIfAbsent(kept, where);
    }
  }

  void trait(Trait trait) {
    if (recording) {
      traits.add(trait);
    }
  }

  void unknown(String what) {
    unknown(what, site);
  }

  void unknown(String what, Site where) {
    if (recording) {
      unknowns.putIfAbsent(what, where);
      mayThrow = true;
      mayNotReturn = true;
    }
  }

  /** Names a function that is not known, by where it was found. */
  String function(Value value, MethodKey called) {
    for (Obj object : value.objects()) {
      if (object instanceof Obj.Sym sym && !(sym.root() instanceof Root.Anything)) {
        return (sym.isRoot() ? "the function in " : "a function in ") + words.full(sym.root());
      }
    }
    return "a function called by "
        + Signature.readable(called.owner(), called.name(), called.descriptor());
  }

  void mayThrow() {
    mayThrow |= recording;
  }

  void mayNotReturn() {
    mayNotReturn |= recording;
  }

  void result(Value value) {
    result = result == Value.Ref.NONE ? value : result.join(value);
  }

  Summary summary() {
    Set<Obj> leaving = new LinkedHashSet<>();
    if (result instanceof Value.Ref ref) {
      leaving.addAll(heap.closure(ref));
    }
    for (Value value : heap.flows().values()) {
      if (value instanceof Value.Ref ref) {
        leaving.addAll(heap.closure(ref));
      }
    }
    Map<Obj.Fresh, Map<Key, Value>> made = new LinkedHashMap<>();
    for (Obj object : leaving) {
      if (object instanceof Obj.Fresh fresh) {
        made.put(fresh, Map.copyOf(heap.parts(fresh)));
      }
    }
    return new Summary(
        new LinkedHashMap<>(touches),
        EnumSet.copyOf(traits),
        new LinkedHashMap<>(unknowns),
        result,
        new LinkedHashMap<>(heap.flows()),
        made,
        mayThrow,
        mayNotReturn);
  }
}
