package org.jdeco.magics.analysis;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import org.jspecify.annotations.Nullable;

/** The calls of an expression, without the rest of it, under the conditions they stand under. */
final class LoneCalls {
  private final Attributed cell;
  private final Sites sites;
  private final Checks checks;
  private final CallText text;
  private boolean conditional;
  private @Nullable Refusal refusal;

  LoneCalls(Attributed cell, Sites sites, Checks checks, CallText text) {
    this.cell = cell;
    this.sites = sites;
    this.checks = checks;
    this.text = text;
  }

  /** Whether some call written so far is not always made. */
  boolean conditional() {
    return conditional;
  }

  /** A call that cannot be taken out; null when there is none. */
  @Nullable Refusal refusal() {
    return refusal;
  }

  /** Whether some call within a tree is not always made when the tree is evaluated. */
  boolean isConditional(Tree tree) {
    boolean[] found = {false};
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitConditionalExpression(
          ConditionalExpressionTree choice, @Nullable Void unused) {
        found[0] |= !sites.in(choice).isEmpty();
        return super.visitConditionalExpression(choice, null);
      }

      @Override
      public @Nullable Void visitBinary(BinaryTree binary, @Nullable Void unused) {
        found[0] |=
            (binary.getKind() == Tree.Kind.CONDITIONAL_AND
                    || binary.getKind() == Tree.Kind.CONDITIONAL_OR)
                && !sites.in(binary.getRightOperand()).isEmpty();
        return super.visitBinary(binary, null);
      }

      @Override
      public @Nullable Void visitLambdaExpression(
          LambdaExpressionTree lambda, @Nullable Void unused) {
        unsupported(lambda);
        return super.visitLambdaExpression(lambda, null);
      }

      @Override
      public @Nullable Void visitSwitchExpression(
          SwitchExpressionTree choice, @Nullable Void unused) {
        unsupported(choice);
        return super.visitSwitchExpression(choice, null);
      }
    }.scan(tree, null);
    return found[0];
  }

  private void unsupported(Tree tree) {
    if (!sites.in(tree).isEmpty()) {
      refuse(
          tree,
          "a concurrent call within a lambda or a switch expression",
          "make the call in a statement of its own",
          "unsupported-statement");
    }
  }

  /** The calls within an expression, without the rest of it. */
  void write(@Nullable ExpressionTree expression, StringBuilder out) {
    if (expression == null || sites.in(expression).isEmpty()) {
      return;
    }
    isConditional(expression);
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMethodInvocation(
          MethodInvocationTree call, @Nullable Void unused) {
        Site site = sites.at(call).orElse(null);
        if (site == null) {
          return super.visitMethodInvocation(call, null);
        }
        call.getArguments().forEach(checks::kept);
        call.getArguments()
            .forEach(argument -> {
              conditional |= isConditional(argument);
            });
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
        boolean and = tree.getKind() == Tree.Kind.CONDITIONAL_AND;
        boolean or = tree.getKind() == Tree.Kind.CONDITIONAL_OR;
        if ((!and && !or) || sites.in(tree.getRightOperand()).isEmpty()) {
          return super.visitBinary(tree, null);
        }
        branch(tree.getLeftOperand(), or ? "!" : "", tree.getRightOperand(), null);
        return null;
      }

      private void branch(
          ExpressionTree condition,
          String sign,
          ExpressionTree then,
          @Nullable ExpressionTree otherwise) {
        conditional = true;
        checks.kept(condition);
        out.append("if (")
            .append(sign)
            .append("(")
            .append(text.verbatim(condition))
            .append(")) { ");
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

  private void refuse(Tree at, String reason, String remedy, String page) {
    if (refusal == null) {
      refusal = new Refusal(at, reason + " (line " + cell.line(at) + ")", remedy, page);
    }
  }
}
