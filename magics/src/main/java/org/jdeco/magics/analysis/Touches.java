package org.jdeco.magics.analysis;

import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import org.jdeco.magics.effects.Trait;
import org.jdeco.magics.effects.Unknown;

/**
 * What a piece of code reads and writes, its callees' doings included, those of concurrent methods
 * left out. Objects made within the region are left out, too.
 */
final class Touches {
  /** The detail of what code of the user's may write that nobody can tell. */
  static final String USERS = "users";

  private final Attributed cell;
  private boolean writesOwn;
  private boolean steps;
  private boolean mayStay;
  private final Set<Element> ownWritten = new HashSet<>();
  private final List<Touch> reads = new ArrayList<>();
  private final List<Touch> writes = new ArrayList<>();
  private final Map<Trait, Tree> traits = new EnumMap<>(Trait.class);
  private final List<Taken> unknowns = new ArrayList<>();

  /** Something taken on trust, and where. */
  record Taken(Unknown unknown, Tree at) {}

  Touches(Attributed cell) {
    this.cell = cell;
  }

  List<Touch> reads() {
    return reads;
  }

  List<Touch> writes() {
    return writes;
  }

  Map<Trait, Tree> traits() {
    return traits;
  }

  List<Taken> unknowns() {
    return unknowns;
  }

  /** Whether an object made within the region is changed. */
  boolean writesOwn() {
    return writesOwn;
  }

  /** The region's variables that lead to objects made within it and changed here. */
  Set<Element> ownWritten() {
    return ownWritten;
  }

  /** Whether an iterator that drives a loop goes on to its next element. */
  boolean steps() {
    return steps;
  }

  /** Whether it was not shown to come to an end. */
  boolean mayStay() {
    return mayStay;
  }

  /** Adds a place that is read. */
  void read(Touch.Kind kind, Base base, String detail, Tree at, String what) {
    reads.add(new Touch(kind, base, detail, at, cell.end(at), what));
  }

  /** Adds a place that is written. */
  void write(Touch.Kind kind, Base base, String detail, Tree at, String what) {
    writes.add(new Touch(kind, base, detail, at, cell.end(at), what));
  }

  /** Adds a place that is written, or else read. */
  void touch(boolean writing, Touch.Kind kind, Base base, String detail, Tree at, String what) {
    if (writing) {
      write(kind, base, detail, at, what);
    } else {
      read(kind, base, detail, at, what);
    }
  }

  /** Adds a change of an object that may be made within the region, and what leads to it there. */
  void writeOwn(Set<Element> ways) {
    writesOwn = true;
    ownWritten.addAll(ways);
  }

  void trait(Trait trait, Tree at) {
    traits.putIfAbsent(trait, at);
  }

  void unknown(Unknown unknown, Tree at) {
    unknowns.add(new Taken(unknown, at));
  }

  void step() {
    steps = true;
  }

  void stay() {
    mayStay = true;
  }
}
