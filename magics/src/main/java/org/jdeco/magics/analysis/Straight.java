package org.jdeco.magics.analysis;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jdeco.magics.effects.Trait;
import org.jspecify.annotations.Nullable;

/** Tells which statements belong to straight-line code whose calls may run ahead. */
final class Straight {
  /** What a statement between calls may do though the calls after it are made before. */
  private static final Set<Trait> HARMLESS =
      EnumSet.of(Trait.PRINTS, Trait.READS_INPUT, Trait.READS_FILES, Trait.READS_THREAD);

  private final Attributed cell;
  private final Sites sites;
  private final Callee callee;

  Straight(Attributed cell, Sites sites, Callee callee) {
    this.cell = cell;
    this.sites = sites;
    this.callee = callee;
  }

  /**
   * What there is of a statement in the cell's text: a value at the end of a cell stands in a call
   * that is not the user's.
   */
  Tree item(StatementTree statement) {
    return statement instanceof ExpressionStatementTree expression
            && expression.getExpression() instanceof MethodInvocationTree use
            && use.getMethodSelect() instanceof IdentifierTree name
            && cell.start(name) < 0
        ? use.getArguments().getFirst()
        : statement;
  }

  /** Whether a statement makes all its concurrent calls, each once, whatever the values are. */
  boolean isPlain(StatementTree statement) {
    return (statement instanceof VariableTree
            || statement instanceof ExpressionStatementTree
            || statement instanceof ReturnTree)
        && !isBarrier(item(statement), statement instanceof ReturnTree)
        && sites.in(statement).stream().allMatch(site -> isAlways(site.call(), statement));
  }

  private boolean isAlways(Tree call, StatementTree statement) {
    Tree inner = call;
    for (Tree tree = cell.parent(call); tree != statement; tree = cell.parent(tree)) {
      if (tree == null || !passes(tree, inner)) {
        return false;
      }
      inner = tree;
    }
    return true;
  }

  /** Whether evaluating a tree always evaluates a part of it, once. */
  private static boolean passes(Tree tree, Tree part) {
    return switch (tree) {
      case ParenthesizedTree ignored -> true;
      case UnaryTree ignored -> true;
      case TypeCastTree ignored -> true;
      case MethodInvocationTree ignored -> true;
      case MemberSelectTree ignored -> true;
      case ArrayAccessTree ignored -> true;
      case NewArrayTree ignored -> true;
      case NewClassTree made -> made.getClassBody() == null;
      case AssignmentTree ignored -> true;
      case CompoundAssignmentTree ignored -> true;
      case ConditionalExpressionTree choice -> choice.getCondition() == part;
      case BinaryTree binary ->
          (binary.getKind() != Tree.Kind.CONDITIONAL_AND
                  && binary.getKind() != Tree.Kind.CONDITIONAL_OR)
              || binary.getLeftOperand() == part;
      default -> false;
    };
  }

  /** Whether no call behind a statement may be made before it. */
  boolean isBarrier(StatementTree statement) {
    return isBarrier(item(statement), false);
  }

  private boolean isBarrier(Tree item, boolean mayReturn) {
    if (item instanceof ClassTree || (!mayReturn && Exits.jumps(item))) {
      return true;
    }
    Origins origins = new Origins(cell, callee, sites, List.of(item), Set.of(), 0);
    Touches touches = new Touching(new Code(cell, sites, callee, origins)).of(item);
    return !touches.unknowns().isEmpty() || !HARMLESS.containsAll(touches.traits().keySet());
  }

  /** The expression whose change of a variable a statement is; null when it is no such thing. */
  static @Nullable Tree change(Tree item) {
    Tree change =
        switch (item) {
          case VariableTree tree -> tree;
          case ExpressionStatementTree tree -> tree.getExpression();
          default -> item;
        };
    return switch (change) {
      case VariableTree tree -> tree;
      case AssignmentTree tree when tree.getVariable() instanceof IdentifierTree -> tree;
      case CompoundAssignmentTree tree when tree.getVariable() instanceof IdentifierTree -> tree;
      case UnaryTree tree when tree.getExpression() instanceof IdentifierTree -> tree;
      default -> null;
    };
  }
}
