package org.jdeco.magics.analysis;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreeScanner;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The calls of an expression, without the rest of it, under the conditions they stand under. */
final class LoneCalls {
  private final Attributed cell;
  private final Sites sites;
  private final Checks checks;
  private final CallText text;
  private final BiConsumer<SwitchExpressionTree, StringBuilder> choice;
  private boolean conditional;
  private boolean repeated;
  private @Nullable Refusal refusal;

  /**
   * The calls of expressions.
   *
   * @param choice writes those of a switch expression
   */
  LoneCalls(
      Attributed cell,
      Sites sites,
      Checks checks,
      CallText text,
      BiConsumer<SwitchExpressionTree, StringBuilder> choice) {
    this.cell = cell;
    this.sites = sites;
    this.checks = checks;
    this.text = text;
    this.choice = choice;
  }

  /** Whether some call seen so far is not always made. */
  boolean conditional() {
    return conditional;
  }

  /** Whether some call seen so far may be made more than once. */
  boolean repeated() {
    return repeated;
  }

  /** A call that cannot be taken out; null when there is none. */
  @Nullable Refusal refusal() {
    return refusal;
  }

  /** Looks at an expression that a worker evaluates whole. */
  void whole(Tree tree) {
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree next, @Nullable Void unused) {
        if (next != null && Nests.isLoop(next) && !sites.in(next).isEmpty()) {
          repeated = true;
        }
        return super.scan(next, null);
      }

      @Override
      public @Nullable Void visitConditionalExpression(
          ConditionalExpressionTree choice, @Nullable Void unused) {
        conditional |= !sites.in(choice).isEmpty();
        return super.visitConditionalExpression(choice, null);
      }

      @Override
      public @Nullable Void visitBinary(BinaryTree binary, @Nullable Void unused) {
        conditional |= isShort(binary) && !sites.in(binary.getRightOperand()).isEmpty();
        return super.visitBinary(binary, null);
      }

      @Override
      public @Nullable Void visitSwitchExpression(
          SwitchExpressionTree choice, @Nullable Void unused) {
        conditional |= !sites.in(choice).isEmpty();
        return super.visitSwitchExpression(choice, null);
      }

      @Override
      public @Nullable Void visitLambdaExpression(
          LambdaExpressionTree lambda, @Nullable Void unused) {
        unsupported(lambda, "a lambda");
        return super.visitLambdaExpression(lambda, null);
      }

      @Override
      public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
        unsupported(type, "a class");
        return super.visitClass(type, null);
      }

      @Override
      public @Nullable Void visitTry(TryTree attempt, @Nullable Void unused) {
        unsupported(attempt, "a try statement of a switch expression");
        return super.visitTry(attempt, null);
      }
    }.scan(tree, null);
  }

  private void unsupported(Tree tree, String where) {
    if (refusal == null && !sites.in(tree).isEmpty()) {
      refusal =
          new Refusal(
              tree,
              "a concurrent call within " + where + " (line " + cell.line(tree) + ")",
              "make the call in a statement of its own",
              "unsupported-statement");
    }
  }

  private static boolean isShort(BinaryTree binary) {
    return binary.getKind() == Tree.Kind.CONDITIONAL_AND
        || binary.getKind() == Tree.Kind.CONDITIONAL_OR;
  }

  /** Writes the calls within an expression. */
  void write(@Nullable ExpressionTree expression, StringBuilder out) {
    if (expression == null || sites.in(expression).isEmpty()) {
      return;
    }
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMethodInvocation(
          MethodInvocationTree call, @Nullable Void unused) {
        if (sites.at(call).isEmpty()) {
          return super.visitMethodInvocation(call, null);
        }
        call.getArguments().forEach(LoneCalls.this::whole);
        call.getArguments().forEach(checks::kept);
        out.append(text.verbatim(call)).append("; ");
        return null;
      }

      @Override
      public @Nullable Void visitConditionalExpression(
          ConditionalExpressionTree tree, @Nullable Void unused) {
        if (sites.in(tree.getTrueExpression()).isEmpty()
            && sites.in(tree.getFalseExpression()).isEmpty()) {
          return super.visitConditionalExpression(tree, null);
        }
        branch(tree.getCondition(), "", tree.getTrueExpression(), tree.getFalseExpression());
        return null;
      }

      @Override
      public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void unused) {
        if (!isShort(tree) || sites.in(tree.getRightOperand()).isEmpty()) {
          return super.visitBinary(tree, null);
        }
        boolean or = tree.getKind() == Tree.Kind.CONDITIONAL_OR;
        branch(tree.getLeftOperand(), or ? "!" : "", tree.getRightOperand(), null);
        return null;
      }

      @Override
      public @Nullable Void visitSwitchExpression(
          SwitchExpressionTree tree, @Nullable Void unused) {
        if (!sites.in(tree).isEmpty()) {
          choice.accept(tree, out);
        }
        return null;
      }

      @Override
      public @Nullable Void visitLambdaExpression(
          LambdaExpressionTree lambda, @Nullable Void unused) {
        whole(lambda);
        return null;
      }

      @Override
      public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
        whole(type);
        return null;
      }

      private void branch(
          ExpressionTree condition,
          String sign,
          ExpressionTree then,
          @Nullable ExpressionTree otherwise) {
        conditional = true;
        whole(condition);
        checks.kept(condition);
        out.append("if (").append(sign).append("(").append(text.verbatim(condition));
        out.append(")) { ");
        scan(then, null);
        out.append("} ");
        if (otherwise != null && !sites.in(otherwise).isEmpty()) {
          out.append("else { ");
          scan(otherwise, null);
          out.append("} ");
        }
      }
    }.scan(expression, null);
  }
}
