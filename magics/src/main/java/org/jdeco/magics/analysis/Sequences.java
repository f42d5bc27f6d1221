package org.jdeco.magics.analysis;

import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the statements of one block into sequences whose calls run ahead as a graph. A call that
 * cannot join those before it begins the next sequence.
 */
final class Sequences {
  private final Attributed cell;
  private final Sites sites;
  private final Callee callee;
  private final Grants grants;
  private final Straight straight;
  private final List<? extends StatementTree> block;
  private final boolean top;
  private final @Nullable Refusal otherwise;
  private final Consumer<Found> found;
  private final List<Tree> items = new ArrayList<>();
  private final List<StatementTree> members = new ArrayList<>();
  private final List<AheadCall> calls = new ArrayList<>();
  private @Nullable Refusal why; // the first call did not join those before it

  /**
   * The sequences of a block.
   *
   * @param top whether it is a cell, whose statements are evaluated one by one
   * @param otherwise why the loop around it stays serial, if there is one
   */
  Sequences(
      Attributed cell,
      Sites sites,
      Callee callee,
      Grants grants,
      List<? extends StatementTree> block,
      boolean top,
      @Nullable Refusal otherwise,
      Consumer<Found> found) {
    this.cell = cell;
    this.sites = sites;
    this.callee = callee;
    this.grants = grants;
    this.straight = new Straight(cell, sites, callee);
    this.block = block;
    this.top = top;
    this.otherwise = otherwise;
    this.found = found;
  }

  /** Takes a statement without concurrent calls. */
  void pass(StatementTree statement) {
    if (!items.isEmpty() && !(statement instanceof EmptyStatementTree)) {
      if (isEarly(statement) || straight.isBarrier(statement)) {
        end();
      } else {
        items.add(straight.item(statement));
      }
    }
  }

  /** Takes a statement with concurrent calls; returns whether it was dealt with. */
  boolean take(StatementTree statement) {
    if (isEarly(statement) || !straight.isPlain(statement)) {
      end();
      return false;
    }
    Refusal refusal = items.isEmpty() ? null : join(statement);
    if (items.isEmpty() || refusal != null) {
      end();
      why = refusal;
      refusal = join(statement);
    }
    if (refusal != null) {
      serial(statement, sites.in(statement), refusal);
      items.clear();
      calls.clear();
      members.clear();
      why = null;
    }
    return true;
  }

  /** Whether a statement is evaluated before something that the cell declares is there. */
  private boolean isEarly(StatementTree statement) {
    return top && cell.start(straight.item(statement)) < cell.declarationsEnd();
  }

  private @Nullable Refusal join(StatementTree statement) {
    items.add(straight.item(statement));
    List<AheadCall> joined = new ArrayList<>(calls);
    for (Site site : sites.in(statement)) {
      Joining joining = new Joining(cell, sites, callee, grants, items, joined, site);
      AheadCall call = joining.join();
      if (call == null) {
        items.removeLast();
        return joining.refusal();
      }
      joined.add(call);
    }
    members.add(statement);
    calls.clear();
    calls.addAll(joined);
    return null;
  }

  /** Ends the sequence so far. */
  void end() {
    if (!calls.isEmpty()) {
      Sequence sequence =
          new Sequence(members.getFirst(), top ? null : block.getLast(), List.copyOf(calls));
      if (sequence.pays()) {
        found.accept(new Found.Graph(sequence));
      } else {
        members.forEach(statement -> serial(statement, sites.in(statement), alone(statement)));
      }
    }
    items.clear();
    calls.clear();
    members.clear();
    why = null;
  }

  private Refusal alone(StatementTree statement) {
    boolean chain = calls.size() > 1;
    return why != null && statement == members.getFirst() && !chain
        ? why
        : notInLoop(
            sites.in(statement).getFirst(),
            chain
                ? "each of these calls needs the result of the one before, so there is nothing to"
                    + " run it beside"
                : "the call is not in a loop, and there is no other call here to run it beside");
  }

  private void serial(StatementTree statement, List<Site> its, Refusal refusal) {
    boolean single = sites.in(block).size() == 1;
    found.accept(
        new Found.Serial(
            statement,
            its,
            otherwise != null ? otherwise : single ? alone(its.getFirst()) : refusal));
  }

  /** Why a call is serial that is the only one. */
  static Refusal alone(Site site) {
    return notInLoop(
        site, "the call is not in a loop, and there is no other call here to run it beside");
  }

  private static Refusal notInLoop(Site site, String reason) {
    return new Refusal(site.call(), reason, "", "not-in-a-loop");
  }
}
