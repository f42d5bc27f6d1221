package org.jdeco.magics.analysis;

import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdeco.magics.effects.EffectAnalysis;
import org.jdeco.magics.plan.ConcurrentMethods;
import org.jdeco.magics.source.Edit;
import org.jdeco.magics.source.Patch;
import org.jspecify.annotations.Nullable;

/** A cell in which each stream stands as a loop in front of its statement, to be analysed there. */
final class Shadow {
  private static final String LABEL = "$s";

  private final List<Flow> flows;
  private final @Nullable Attributed cell;
  private final Map<String, StatementTree> loops = new HashMap<>();

  private Shadow(List<Flow> flows, @Nullable Attributed cell) {
    this.flows = flows;
    this.cell = cell;
    if (cell != null) {
      TreeScanner<@Nullable Void, @Nullable Void> finder =
          new TreeScanner<>() {
            @Override
            public @Nullable Void visitLabeledStatement(
                LabeledStatementTree tree, @Nullable Void unused) {
              loops.put(tree.getLabel().toString(), tree);
              return super.visitLabeledStatement(tree, null);
            }
          };
      finder.scan(cell.statements(), null);
      cell.declaredMethods().forEach(method -> finder.scan(method, null));
    }
  }

  /** What to make of the shadow of a cell; it is valid for that long. */
  static <R> R of(
      Attributed cell, List<Flow> flows, Attribution attribution, Function<Shadow, R> use) {
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < flows.size(); i++) {
      int at = cell.start(flows.get(i).statement());
      Patch loop = new Patch().add(LABEL + i + ": ").add(flows.get(i).loop());
      edits.add(new Edit(at, at, loop));
    }
    return attribution.edited(
        cell, edits, shadow -> use.apply(new Shadow(flows, shadow.orElse(null))));
  }

  /** What there is to say about each of the streams. */
  List<Found> find(
      ConcurrentMethods methods, EffectAnalysis effects, Trampolines trampolines, Grants grants) {
    Attributed shadow = cell;
    if (shadow == null) {
      return flows.stream().map(flow -> unknown(flow)).toList();
    }
    Callee callee = new Callee(shadow, effects, trampolines);
    Sites sites = new Sites(shadow, methods, callee);
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < flows.size(); i++) {
      Flow flow = flows.get(i);
      StatementTree loop = loops.get(LABEL + i);
      Optional<Nest> nest =
          loop == null
              ? Optional.empty()
              : Optional.of(new Nests(shadow, sites).nests(loop).getLast());
      found.add(
          nest.isEmpty()
              ? unknown(flow)
              : switch (new Slicer(shadow, sites, callee, nest.get(), grants).slice()) {
                case Sliced.Serial(Refusal refusal) ->
                    new Found.Serial(flow.statement(), flow.sites(), refusal);
                case Sliced.Ahead(Slice slice) ->
                    isPlain(slice) && slice.sites().size() == flow.sites().size()
                        ? new Found.Stream(
                            flow, shadow, new AheadLoop(shadow, nest.get(), slice.stepwise()))
                        : unknown(flow);
              });
    }
    return found;
  }

  /** Whether each iteration makes its calls once at most, and they do nothing that is undone. */
  private static boolean isPlain(Slice slice) {
    return !slice.logged()
        && slice.attempts().isEmpty()
        && slice.acting().isEmpty()
        && slice.overwritten().isEmpty();
  }

  private static Found unknown(Flow flow) {
    Tree at = flow.terminal();
    Refusal refusal =
        new Refusal(
            at,
            "the call is in a function of a stream whose form cannot be run ahead",
            "use a loop",
            "stream");
    return new Found.Serial(flow.statement(), flow.sites(), refusal);
  }
}
