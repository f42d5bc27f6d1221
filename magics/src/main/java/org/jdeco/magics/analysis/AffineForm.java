package org.jdeco.magics.analysis;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.UnaryTree;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Reads index expressions as sums of variables. Variables of a region that are set once stand for
 * their values; a variable that the region changes elsewhere than in a loop's header has no form.
 */
final class AffineForm {
  private static final int DEEPEST = 20;

  private final Attributed cell;
  private final Assignments assignments;
  private int depth;

  AffineForm(Attributed cell, Assignments assignments) {
    this.cell = cell;
    this.assignments = assignments;
  }

  @Nullable Affine of(ExpressionTree expression) {
    if (++depth > DEEPEST) {
      return null;
    }
    return switch (expression) {
      case ParenthesizedTree tree -> of(tree.getExpression());
      case LiteralTree tree when tree.getValue() instanceof Integer value -> Affine.of(value);
      case LiteralTree tree when tree.getValue() instanceof Long value -> Affine.of(value);
      case LiteralTree tree when tree.getValue() instanceof Character value -> Affine.of(value);
      case UnaryTree tree -> {
        Affine inner = of(tree.getExpression());
        yield inner == null
            ? null
            : switch (tree.getKind()) {
              case UNARY_MINUS -> inner.times(-1);
              case UNARY_PLUS -> inner;
              default -> null;
            };
      }
      case BinaryTree tree -> binary(tree);
      case IdentifierTree tree -> variable(cell.element(tree));
      default -> null;
    };
  }

  private @Nullable Affine binary(BinaryTree tree) {
    Affine left = of(tree.getLeftOperand());
    Affine right = of(tree.getRightOperand());
    if (left == null || right == null) {
      return null;
    }
    return switch (tree.getKind()) {
      case PLUS -> left.plus(right);
      case MINUS -> left.plus(right.times(-1));
      case MULTIPLY ->
          right.isConstant()
              ? left.times(right.constant())
              : left.isConstant() ? right.times(left.constant()) : null;
      default -> null;
    };
  }

  private @Nullable Affine variable(@Nullable Element element) {
    if (element == null || !Var.isVariable(element) || !isWhole(element.asType())) {
      return null;
    }
    if (element instanceof VariableElement variable
        && variable.getConstantValue() instanceof Integer value) {
      return Affine.of(value);
    }
    ExpressionTree only = assignments.onlyValue(element);
    if (only != null && isWhole(cell.type(only))) {
      return of(only);
    }
    return Affine.of(cell.variable(element));
  }

  private static boolean isWhole(@Nullable TypeMirror type) {
    return type != null && (type.getKind() == TypeKind.INT || type.getKind() == TypeKind.LONG);
  }
}
