package org.jdeco.magics.analysis;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jdeco.magics.effects.EffectAnalysis;
import org.jdeco.magics.plan.ConcurrentMethods;
import org.jspecify.annotations.Nullable;

/** Finds the loops of a cell that can be run ahead, the outermost first. */
public final class Analysis {
  private final Attributed cell;
  private final Sites sites;
  private final Callee callee;
  private final Grants grants;
  private final List<Found> found = new ArrayList<>();

  /** The analysis of one cell. */
  public Analysis(
      Attributed cell,
      ConcurrentMethods methods,
      EffectAnalysis effects,
      Trampolines trampolines,
      Grants grants) {
    this.cell = cell;
    this.callee = new Callee(cell, effects, trampolines);
    this.sites = new Sites(cell, methods, callee);
    this.grants = grants;
  }

  /** The concurrent calls of the cell. */
  public Sites sites() {
    return sites;
  }

  /** What there is in the cell's statements and in those of its methods that are asked for. */
  public List<Found> find(Predicate<MethodTree> which) {
    cell.statements().getStatements().forEach(this::statement);
    for (MethodTree method : cell.declaredMethods()) {
      if (which.test(method) && method.getBody() != null) {
        method.getBody().getStatements().forEach(this::statement);
      }
    }
    return found;
  }

  private void statement(StatementTree statement) {
    if (sites.in(statement).isEmpty()) {
      return;
    }
    if (Nests.isLoop(Nests.unlabeled(statement))) {
      loop(statement);
      return;
    }
    List<StatementTree> loops = innerLoops(statement);
    loops.forEach(this::statement);
    List<Site> rest =
        sites.in(statement).stream()
            .filter(site -> loops.stream().noneMatch(loop -> sites.in(loop).contains(site)))
            .toList();
    if (!rest.isEmpty()) {
      found.add(
          new Found.Serial(
              statement,
              rest,
              new Refusal(
                  rest.getFirst().call(),
                  "the call is not in a loop, so there is nothing to run it beside",
                  "",
                  "not-in-a-loop")));
    }
  }

  private void loop(StatementTree statement) {
    Nest nest = new Nests(cell, sites).nest(statement).orElse(null);
    Refusal refusal;
    if (nest == null) {
      refusal =
          new Refusal(
              statement,
              "the form of this loop cannot be run ahead",
              "use for or while, with the concurrent calls in one inner loop at most",
              "loop-form");
    } else {
      switch (new Slicer(cell, sites, callee, nest, grants).slice()) {
        case Sliced.Ahead ahead -> {
          found.add(new Found.Loop(new AheadLoop(cell, nest, ahead.slice())));
          return;
        }
        case Sliced.Serial serial -> refusal = serial.refusal();
      }
    }
    int before = found.size();
    List<StatementTree> inner = innerLoops(Nests.body(Nests.unlabeled(statement)));
    inner.forEach(this::statement);
    List<Site> rest =
        sites.in(statement).stream()
            .filter(site -> inner.stream().noneMatch(loop -> sites.in(loop).contains(site)))
            .toList();
    if (!rest.isEmpty()) {
      found.add(before, new Found.Serial(statement, rest, refusal));
    }
  }

  /** The outermost loops with concurrent calls within a statement. */
  private List<StatementTree> innerLoops(Tree tree) {
    List<StatementTree> loops = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree next, @Nullable Void unused) {
        if (next instanceof StatementTree statement
            && Nests.isLoop(Nests.unlabeled(statement))
            && !sites.in(statement).isEmpty()) {
          loops.add(statement);
          return null;
        }
        if (next instanceof com.sun.source.tree.LambdaExpressionTree
            || next instanceof com.sun.source.tree.ClassTree) {
          return null;
        }
        return super.scan(next, null);
      }
    }.scan(tree, null);
    return loops;
  }
}
