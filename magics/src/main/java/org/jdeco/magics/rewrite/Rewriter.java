package org.jdeco.magics.rewrite;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdeco.magics.Session;
import org.jdeco.magics.analysis.AheadCall;
import org.jdeco.magics.analysis.Analysis;
import org.jdeco.magics.analysis.Attributed;
import org.jdeco.magics.analysis.Attribution;
import org.jdeco.magics.analysis.Flow;
import org.jdeco.magics.analysis.Found;
import org.jdeco.magics.analysis.Grants;
import org.jdeco.magics.analysis.Refusal;
import org.jdeco.magics.analysis.Sequence;
import org.jdeco.magics.analysis.Trampolines;
import org.jdeco.magics.cell.CellMagic;
import org.jdeco.magics.cell.MagicCell;
import org.jdeco.magics.effects.EffectAnalysis;
import org.jdeco.magics.options.Options;
import org.jdeco.magics.plan.ConcurrentMethods;
import org.jdeco.magics.plan.Plan;
import org.jdeco.magics.plan.Planner;
import org.jdeco.magics.plan.Rewritten;
import org.jdeco.magics.source.Edit;
import org.jdeco.magics.source.MappedText;

/** Decides which loops of a cell run ahead of their replay, and rewrites those. */
public final class Rewriter implements Planner {
  private final ConcurrentMethods methods;
  private final Attribution attribution;
  private final Trampolines trampolines = new Trampolines();
  private final EffectAnalysis effects;

  /** Numbers loops, so that no two of a session share a number. */
  private int loops;

  /** A rewriter of the session's cells. */
  public Rewriter(Session session, ConcurrentMethods methods) {
    this.methods = methods;
    this.attribution = new Attribution(session);
    this.effects = new EffectAnalysis(new SessionClasses(session, trampolines));
  }

  @Override
  public Rewritten rewrite(MagicCell cell, Options options) {
    long start = System.nanoTime();
    MappedText body = cell.body();
    return attribution
        .attribute(body, trees -> rewrite(cell, options, trees))
        .orElse(Rewritten.plain(Plan.of(), body))
        .after(System.nanoTime() - start);
  }

  @Override
  public List<MappedText> stretches(MappedText body) {
    return attribution.stretches(body);
  }

  private Rewritten rewrite(MagicCell cell, Options options, Attributed trees) {
    effects.invalidate();
    Analysis analysis =
        new Analysis(
            trees, methods, effects, trampolines, new Grants(options.strict(), options.trust()));
    return analysis.find(which(cell), attribution, found -> rewrite(trees, found));
  }

  private Rewritten rewrite(Attributed trees, List<Found> found) {
    Draft draft = new Draft(trees, loops, true).write(found);
    if (draft.isWide()) { // compiled as one method, whose variables other methods do not see
      draft = new Draft(trees, loops, false).write(found);
    }
    boolean good = isSound(trees, draft);
    if (!good) {
      draft =
          new Draft(trees, loops, true)
              .write(found.stream().flatMap(each -> plain(trees, each)).toList());
      good = isSound(trees, draft);
    }
    loops = draft.next();
    Plan plan = new Plan(draft.verdicts().stream().distinct().toList());
    if (!good) {
      return Rewritten.plain(plan.without(trees.body()), trees.body());
    }
    List<Edit> edits = draft.edits();
    List<MappedText> alone = draft.isWide() ? List.of() : trees.changed(edits);
    return new Rewritten(plan, trees.body().with(edits), alone, draft.guarded(), 0);
  }

  /**
   * Whether a draft compiles, where that is to be known beforehand; elsewhere it turns out when the
   * shell compiles it, and a second compilation would take as long as all the rest.
   */
  private boolean isSound(Attributed trees, Draft draft) {
    boolean beforehand = draft.isWide() || trees.changesDeclaration(draft.edits());
    return !beforehand || attribution.compiles(trees, draft.edits());
  }

  /** The same without what spans several statements. */
  private static Stream<Found> plain(Attributed trees, Found found) {
    return switch (found) {
      case Found.Graph(Sequence sequence) ->
          Stream.of(
              new Found.Serial(
                  sequence.first(),
                  sequence.calls().stream().map(AheadCall::site).toList(),
                  internal(trees)));
      case Found.Stream(Flow flow, var _, var _) ->
          Stream.of(new Found.Serial(flow.statement(), flow.sites(), internal(trees)));
      case Found.Pipeline pipeline ->
          Stream.of(new Found.Loop(pipeline.first()), new Found.Loop(pipeline.second()));
      case Found.Loop loop -> Stream.of(loop);
      case Found.Serial serial -> Stream.of(serial);
    };
  }

  private static Refusal internal(Attributed trees) {
    return new Refusal(
        trees.statements(),
        "the rewritten code does not compile; JDeco is to blame",
        "please report the cell; %deco explain shows it",
        "internal");
  }

  private static Predicate<MethodTree> which(MagicCell cell) {
    return cell.magic() == CellMagic.DECO
        ? method -> annotated(method, "Synchronized")
        : method -> true;
  }

  private static boolean annotated(MethodTree method, String name) {
    return method.getModifiers().getAnnotations().stream()
        .map(AnnotationTree::getAnnotationType)
        .map(Tree::toString)
        .anyMatch(type -> type.equals(name) || type.endsWith("." + name));
  }
}
