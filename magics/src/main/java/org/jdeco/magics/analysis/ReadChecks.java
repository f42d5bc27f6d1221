package org.jdeco.magics.analysis;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;

/** Checks that what is read ahead of its turn is not changed until then. */
final class ReadChecks {
  private final Attributed cell;
  private final Sites sites;
  private final Assignments assignments;
  private final Around around;
  private final Forwards forwards;
  private final Conditions conditions;
  private final Set<String> moving = new HashSet<>();

  ReadChecks(Code code, Around around, Forwards forwards, Conditions conditions) {
    this.cell = code.cell();
    this.sites = code.sites();
    this.assignments = code.origins().assignments();
    this.around = around;
    this.forwards = forwards;
    this.conditions = conditions;
  }

  /** Lets a variable be changed ahead, on a copy. */
  void moves(Element element) {
    moving.add(cell.variable(element).key());
  }

  /** Whether a touch is of a variable that is changed ahead, on a copy. */
  boolean isMoving(Touch touch) {
    Var variable = touch.base().variable();
    return touch.kind() == Touch.Kind.VARIABLE
        && variable != null
        && moving.contains(variable.key());
  }

  /** Checks what is read by code that is evaluated ahead, by a worker or the lookahead. */
  void check(List<Touch> reads, boolean worker) {
    for (Touch read : reads) {
      boolean itself = read.at() instanceof IdentifierTree; // what a callee reads does not move
      if (!(itself && isMoving(read))) {
        check(read, "line " + cell.line(read.at()) + " reads " + read.what(), worker);
      }
    }
  }

  /**
   * Checks one read.
   *
   * @param what who reads what, in words
   */
  void check(Touch read, String what, boolean worker) {
    Tree store = worker ? forwards.store(read.at()) : null;
    for (Dependence dependence : around.dependences().of(read)) {
      if (dependence instanceof Dependence.On on
          && (on.write().at().equals(store) || isOwnCall(on, worker))) {
        continue; // a worker reads what the call gave
      }
      switch (dependence) {
        case Dependence.None ignored -> {}
        case Dependence.Unless unless -> conditions.require(unless.guard());
        case Dependence.On on ->
            conditions.refuse(
                around.loops() ? changedEarlier(on, what) : changedBefore(on.write(), what));
      }
    }
  }

  /** Whether a read sees what a call of its own iteration has overwritten, on the same thread. */
  private boolean isOwnCall(Dependence.On on, boolean worker) {
    return worker
        && on.how().equals(Dependences.SAME)
        && sites.at(on.write().at()).filter(around.overwrites().targets()::containsKey).isPresent();
  }

  /** Refuses other changes of a variable than those that are followed ahead. */
  void changedOnly(Element element, Collection<Tree> followed) {
    Var variable = cell.variable(element);
    for (Touch write : around.writes()) {
      boolean itself =
          write.kind() == Touch.Kind.VARIABLE && variable.equals(write.base().variable());
      boolean anything =
          write.kind() == Touch.Kind.ANYTHING
              && !variable.isLocal()
              && !assignments.isLocal(element); // what the region declares, no other code can name
      if ((itself || anything)
          && !(write.at() instanceof VariableTree)
          && !followed.contains(write.at())) {
        String what = "the calls depend on " + variable.name();
        conditions.refuse(
            around.loops() ? changedElsewhere(write, what, variable) : changedBefore(write, what));
      }
    }
  }

  private Refusal changedEarlier(Dependence.On on, String what) {
    String when =
        on.how().isEmpty() ? "an earlier iteration may have changed" : "changed by " + on.how();
    return new Refusal(
        on.write().at(),
        what + ", " + when + " (" + line(on.write()) + ")",
        "write to another variable or array than the calls read",
        "loop-carried-result");
  }

  private Refusal changedElsewhere(Touch write, String what, Var variable) {
    return new Refusal(
        write.at(),
        what + ", which is changed elsewhere, too (" + line(write) + ")",
        "compute " + variable.name() + " in the loop itself",
        "loop-carried-variable");
  }

  private Refusal changedBefore(Touch write, String what) {
    return new Refusal(
        write.at(),
        what + ", which is changed between the calls (" + line(write) + ")",
        "make the change before the calls, or write to another variable or array than they read",
        "changed-between-calls");
  }

  private String line(Touch touch) {
    return "line " + cell.line(touch.at()) + ": " + cell.oneLine(touch.at());
  }
}
