package org.jdeco.magics.fuzz;

import java.util.ArrayList;
import java.util.List;

/** The names that code may use where it stands. */
final class Scope {
  /**
   * A variable.
   *
   * @param name its name
   * @param kind its type
   * @param settable whether it may be set: loops would not end if what they count with were
   * @param own whether the code around it made the object it holds
   */
  record Name(String name, Kind kind, boolean settable, boolean own) {}

  private final List<Name> names = new ArrayList<>();

  /** The label of a loop around, and whether the innermost loop may be left or gone on with. */
  String label = "";

  boolean inLoop;
  boolean mayContinue;
  boolean inMethod;
  int loops;

  /** How many times in a hundred a part of an expression is a call. */
  int calls = 8;

  /** How many calls the loop around may still get; shared by all scopes in it. */
  int[] budget = {Integer.MAX_VALUE};

  /** A scope within this one. */
  Scope inner() {
    Scope scope = new Scope();
    scope.names.addAll(names);
    scope.label = label;
    scope.inLoop = inLoop;
    scope.mayContinue = mayContinue;
    scope.inMethod = inMethod;
    scope.loops = loops;
    scope.calls = calls;
    scope.budget = budget;
    return scope;
  }

  Scope add(String name, Kind kind, boolean settable, boolean own) {
    names.add(new Name(name, kind, settable, own));
    return this;
  }

  List<Name> of(Kind kind) {
    return names.stream().filter(name -> name.kind() == kind).toList();
  }

  List<Name> settable(Kind kind) {
    return names.stream().filter(name -> name.kind() == kind && name.settable()).toList();
  }
}
