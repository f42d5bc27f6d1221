package org.jdeco.magics.analysis;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;

/** Walks through code and tells which of its trees read, write or call something. */
final class TouchScanner extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final Attributed cell;
  private final Origins origins;
  private final Sites sites;
  private final Places places;
  private final Doings doings;
  private final Touches found;

  /** A walk through one piece of code. */
  TouchScanner(Code code, Touches found) {
    this.cell = code.cell();
    this.origins = code.origins();
    this.sites = code.sites();
    this.places = new Places(code, found);
    this.doings = new Doings(code, found);
    this.found = found;
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
    target(tree.getVariable());
    scan(tree.getExpression(), null);
    places.write(tree.getVariable(), tree);
    return null;
  }

  /** The parts of an assignment's left side that are evaluated. */
  private void target(ExpressionTree tree) {
    switch (tree) {
      case ArrayAccessTree access -> {
        scan(access.getExpression(), null);
        scan(access.getIndex(), null);
      }
      case MemberSelectTree select -> scan(select.getExpression(), null);
      case ParenthesizedTree parenthesized -> target(parenthesized.getExpression());
      default -> {}
    }
  }

  @Override
  public @Nullable Void visitCompoundAssignment(
      CompoundAssignmentTree tree, @Nullable Void unused) {
    scan(tree.getVariable(), null);
    scan(tree.getExpression(), null);
    if (tree.getKind() == Tree.Kind.PLUS_ASSIGNMENT && isText(tree.getVariable())) {
      doings.text(tree.getExpression(), tree);
    }
    places.write(tree.getVariable(), tree);
    return null;
  }

  @Override
  public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void unused) {
    super.visitBinary(tree, null);
    if (tree.getKind() == Tree.Kind.PLUS && isText(tree)) {
      doings.text(tree.getLeftOperand(), tree);
      doings.text(tree.getRightOperand(), tree);
    }
    return null;
  }

  private boolean isText(ExpressionTree tree) {
    return cell.type(tree) instanceof DeclaredType type
        && type.asElement().toString().equals("java.lang.String");
  }

  @Override
  public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void unused) {
    super.visitUnary(tree, null);
    switch (tree.getKind()) {
      case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
          places.write(tree.getExpression(), tree);
      default -> {}
    }
    return null;
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
    super.visitVariable(tree, null);
    Element element = cell.element(tree);
    if (element != null && cell.isNotebook(element)) {
      places.variable(true, element, tree, tree.getName().toString());
    }
    return null;
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
    Element element = cell.element(tree);
    if (element instanceof VariableElement variable
        && Var.isVariable(element)
        && variable.getConstantValue() == null
        && !tree.getName().contentEquals("this")
        && !tree.getName().contentEquals("super")) {
      places.variable(false, element, tree, tree.getName().toString());
    }
    return null;
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
    super.visitMemberSelect(tree, null);
    Element element = cell.element(tree);
    if (element != null && element.getKind() == ElementKind.FIELD) {
      places.field(false, tree, element, tree);
    }
    return null;
  }

  @Override
  public @Nullable Void visitArrayAccess(ArrayAccessTree tree, @Nullable Void unused) {
    super.visitArrayAccess(tree, null);
    places.element(false, tree, tree);
    return null;
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void unused) {
    super.visitEnhancedForLoop(tree, null);
    places.elements(tree.getExpression());
    doings.each(tree);
    return null;
  }

  @Override
  public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void unused) {
    found.stay();
    return super.visitForLoop(tree, null);
  }

  @Override
  public @Nullable Void visitWhileLoop(WhileLoopTree tree, @Nullable Void unused) {
    found.stay();
    return super.visitWhileLoop(tree, null);
  }

  @Override
  public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, @Nullable Void unused) {
    found.stay();
    return super.visitDoWhileLoop(tree, null);
  }

  @Override
  public @Nullable Void visitTry(TryTree tree, @Nullable Void unused) {
    super.visitTry(tree, null);
    tree.getResources().forEach(doings::close);
    return null;
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
    if (tree.getMethodSelect() instanceof MemberSelectTree select) {
      scan(select.getExpression(), null);
    }
    scan(tree.getArguments(), null);
    if (origins.isStep(tree)) {
      found.step(); // the loop's own, looked after as such
      return null;
    }
    if (sites.at(tree).isEmpty()
        && cell.element(tree.getMethodSelect()) instanceof ExecutableElement method) {
      doings.call(tree, method);
    }
    return null;
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
    super.visitNewClass(tree, null);
    if (cell.element(tree) instanceof ExecutableElement constructor) {
      doings.call(tree, constructor);
    }
    return null;
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void unused) {
    super.visitMemberReference(tree, null);
    if (cell.element(tree) instanceof ExecutableElement method) {
      doings.reference(tree, method);
    }
    return null;
  }
}
