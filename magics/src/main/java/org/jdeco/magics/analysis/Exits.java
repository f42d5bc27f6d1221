package org.jdeco.magics.analysis;

import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Name;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The ways out of a nest of loops and of its iterations, other than its headers' own. */
final class Exits {
  private final Attributed cell;
  private final Nest nest;
  private @Nullable Tree leaves;
  private boolean continues;
  private int firstContinue = Integer.MAX_VALUE;
  private @Nullable Refusal refusal;

  Exits(Attributed cell, Nest nest) {
    this.cell = cell;
    this.nest = nest;
  }

  Exits find() {
    for (Level level : nest.levels()) {
      boolean innermost = level.equals(nest.innermost());
      for (StatementTree statement : innermost ? nest.body() : level.before()) {
        scan(statement, innermost);
      }
      level.after().forEach(statement -> scan(statement, innermost));
    }
    return this;
  }

  /** A statement that ends the nest before its headers do; null when there is none. */
  @Nullable Tree leaves() {
    return leaves;
  }

  /** Whether the innermost body has a {@code continue} of its own. */
  boolean continues() {
    return continues;
  }

  /** Whether an iteration may go on to the next before it comes to a statement of its body. */
  boolean continuesBefore(Tree statement) {
    return firstContinue < cell.start(statement);
  }

  /** A jump that running ahead cannot follow. */
  @Nullable Refusal refusal() {
    return refusal;
  }

  /** Whether a statement holds a jump out of itself to the loop around it, or beyond. */
  static boolean jumps(Tree tree) {
    return Boolean.TRUE.equals(
        new Jumps() {
          @Override
          @Nullable Boolean jump(Tree tree, boolean loop, @Nullable Name label) {
            return true;
          }
        }.scan(tree, null));
  }

  private void scan(StatementTree statement, boolean innermost) {
    new Jumps() {
      @Override
      @Nullable Boolean jump(Tree jump, boolean goesOn, @Nullable Name label) {
        boolean own = label == null || label.equals(nest.label());
        if (goesOn && own && innermost) {
          continues = true;
          firstContinue = Math.min(firstContinue, cell.start(jump));
          return null;
        }
        if (jump instanceof ThrowTree thrown && isCaught(thrown)) {
          return null;
        }
        boolean outOfAll =
            jump instanceof ReturnTree
                || jump instanceof ThrowTree
                || (label != null && !goesOn && isOutermost(label))
                || (label == null && !goesOn && nest.levels().size() == 1)
                || (label != null && !isOfNest(label));
        if (outOfAll) {
          leaves = jump;
        } else if (refusal == null) {
          refusal =
              new Refusal(
                  jump,
                  "line " + cell.line(jump) + " jumps from one loop of the nest into another",
                  "leave out the jump, or put the inner loop into a method",
                  "unsupported-statement");
        }
        return null;
      }
    }.scan(statement, null);
  }

  /** Whether the loop's own body is sure to catch what a statement throws. */
  private boolean isCaught(ThrowTree thrown) {
    TypeMirror type = cell.type(thrown.getExpression());
    Tree inner = thrown;
    for (Tree tree = cell.parent(thrown);
        tree != null && inner != nest.outer() && type != null;
        inner = tree, tree = cell.parent(tree)) {
      if (tree instanceof TryTree attempt
          && inner == attempt.getBlock()
          && attempt.getCatches().stream().anyMatch(each -> catches(each, type))) {
        return true;
      }
    }
    return false;
  }

  private boolean catches(CatchTree each, TypeMirror thrown) {
    Tree declared = each.getParameter().getType();
    List<? extends Tree> types =
        declared instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(declared);
    return types.stream()
        .map(cell::type)
        .anyMatch(type -> type != null && cell.types().isSubtype(thrown, type));
  }

  private boolean isOutermost(Name label) {
    return nest.outer() instanceof LabeledStatementTree labeled && labeled.getLabel().equals(label);
  }

  private boolean isOfNest(Name label) {
    for (Tree tree = nest.innermost().loop(); tree != null; tree = cell.parent(tree)) {
      if (tree instanceof LabeledStatementTree labeled && labeled.getLabel().equals(label)) {
        return true;
      }
      if (tree == nest.outer()) {
        return false;
      }
    }
    return false;
  }

  /** Finds the jumps in a statement that lead out of it; null where there are none. */
  abstract static class Jumps extends TreeScanner<@Nullable Boolean, @Nullable Void> {
    private int loops;
    private int switches;
    private int expressions;
    private final Set<String> labels = new HashSet<>();

    abstract @Nullable Boolean jump(Tree jump, boolean goesOn, @Nullable Name label);

    @Override
    public @Nullable Boolean reduce(@Nullable Boolean a, @Nullable Boolean b) {
      return a != null ? a : b;
    }

    @Override
    public @Nullable Boolean scan(@Nullable Tree tree, @Nullable Void unused) {
      if (tree == null) {
        return null;
      }
      boolean loop = Nests.isLoop(tree);
      boolean choice = tree instanceof SwitchTree || tree instanceof SwitchExpressionTree;
      loops += loop ? 1 : 0;
      boolean expression = tree instanceof SwitchExpressionTree;
      switches += choice ? 1 : 0;
      expressions += expression ? 1 : 0;
      Boolean found = super.scan(tree, null);
      loops -= loop ? 1 : 0;
      switches -= choice ? 1 : 0;
      expressions -= expression ? 1 : 0;
      return found;
    }

    @Override
    public @Nullable Boolean visitLabeledStatement(
        LabeledStatementTree tree, @Nullable Void unused) {
      labels.add(tree.getLabel().toString());
      return super.visitLabeledStatement(tree, null);
    }

    @Override
    public @Nullable Boolean visitBreak(BreakTree tree, @Nullable Void unused) {
      boolean inside =
          tree.getLabel() == null
              ? loops + switches > 0
              : labels.contains(tree.getLabel().toString());
      return inside ? null : jump(tree, false, tree.getLabel());
    }

    @Override
    public @Nullable Boolean visitContinue(ContinueTree tree, @Nullable Void unused) {
      boolean inside =
          tree.getLabel() == null ? loops > 0 : labels.contains(tree.getLabel().toString());
      return inside ? null : jump(tree, true, tree.getLabel());
    }

    @Override
    public @Nullable Boolean visitYield(YieldTree tree, @Nullable Void unused) {
      Boolean within = super.visitYield(tree, null);
      return expressions > 0 ? within : jump(tree, false, null);
    }

    @Override
    public @Nullable Boolean visitReturn(ReturnTree tree, @Nullable Void unused) {
      return jump(tree, false, null);
    }

    @Override
    public @Nullable Boolean visitThrow(ThrowTree tree, @Nullable Void unused) {
      return jump(tree, false, null);
    }

    @Override
    public @Nullable Boolean visitLambdaExpression(
        LambdaExpressionTree tree, @Nullable Void unused) {
      return null;
    }

    @Override
    public @Nullable Boolean visitClass(ClassTree tree, @Nullable Void unused) {
      return null;
    }
  }
}
