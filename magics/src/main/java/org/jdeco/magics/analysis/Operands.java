package org.jdeco.magics.analysis;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** What calls are given. */
final class Operands {
  private Operands() {}

  /** The receiver and the arguments of a call, or what takes their place where none is written. */
  static List<ExpressionTree> of(Tree call) {
    List<ExpressionTree> operands = new ArrayList<>();
    switch (call) {
      case BinaryTree tree -> {
        operands.add(tree.getLeftOperand());
        operands.add(tree.getRightOperand());
      }
      case CompoundAssignmentTree tree -> operands.add(tree.getExpression());
      case EnhancedForLoopTree tree -> operands.add(tree.getExpression());
      default -> {}
    }
    if (call instanceof ExpressionTree expression) {
      operands.addAll(arguments(expression));
    }
    if (call instanceof MethodInvocationTree tree) {
      operands.addAll(at(tree, -1));
    }
    return operands;
  }

  /** The arguments of a call. */
  static List<? extends ExpressionTree> arguments(ExpressionTree call) {
    return switch (call) {
      case MethodInvocationTree tree -> tree.getArguments();
      case NewClassTree tree -> tree.getArguments();
      default -> List.of();
    };
  }

  /** What is written for a parameter, if anything is; -1 is the receiver. */
  static List<? extends ExpressionTree> at(MethodInvocationTree call, int parameter) {
    List<? extends ExpressionTree> arguments = call.getArguments();
    if (parameter < 0) {
      return call.getMethodSelect() instanceof MemberSelectTree select
          ? List.of(select.getExpression())
          : List.of();
    }
    return parameter < arguments.size() ? arguments.subList(parameter, parameter + 1) : List.of();
  }
}
