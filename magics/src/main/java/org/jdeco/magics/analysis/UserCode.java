package org.jdeco.magics.analysis;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Tells where code of the user's that is not seen may be behind a call. */
final class UserCode {
  private final Attributed cell;
  private final Assignments assignments;

  UserCode(Attributed cell, Assignments assignments) {
    this.cell = cell;
    this.assignments = assignments;
  }

  /**
   * Whether the code of every function that a call of the platform is given, or the object it is
   * made on was given when it was made, stands there and is seen as such. The user's own methods
   * may call functions that they are not given.
   */
  boolean isWrittenOut(Tree call) {
    if (!(called(call) instanceof ExecutableElement method) || !cell.isPlatform(method)) {
      return false;
    }
    List<ExpressionTree> functions =
        Operands.of(call).stream().filter(operand -> isFunction(cell, cell.type(operand))).toList();
    return functions.isEmpty()
        ? call instanceof MethodInvocationTree tree
            && tree.getMethodSelect() instanceof MemberSelectTree select
            && made(select.getExpression()) instanceof NewClassTree made
            && isWrittenOut(made)
        : functions.stream()
            .allMatch(function ->
                function instanceof LambdaExpressionTree
                    || function instanceof MemberReferenceTree);
  }

  /** What an expression is: the only value that a variable ever has, or itself. */
  private @Nullable ExpressionTree made(ExpressionTree expression) {
    ExpressionTree bare = Nests.bare(expression);
    Element element = bare instanceof IdentifierTree ? cell.element(bare) : null;
    return element == null ? bare : assignments.onlyValue(element);
  }

  /** Whether code of the user's may be behind a call: an object given to it may be the user's. */
  boolean mayBeBehind(Tree call) {
    return !(called(call) instanceof ExecutableElement method)
        || !isLibrary(Objects.requireNonNull(method.getEnclosingElement()).asType())
        || Operands.of(call).stream().anyMatch(operand -> !isLibrary(cell.type(operand)));
  }

  private @Nullable Element called(Tree call) {
    return cell.element(call instanceof MethodInvocationTree tree ? tree.getMethodSelect() : call);
  }

  private boolean isLibrary(@Nullable TypeMirror type) {
    if (type instanceof ArrayType array) {
      return isLibrary(array.getComponentType());
    }
    if (type instanceof DeclaredType declared && isOfSnippet(declared.asElement())) {
      return false; // not an enum either: its methods are the user's
    }
    return ImmutableTypes.contains(type)
        || (type instanceof DeclaredType declared
            && declared.asElement().getKind() == ElementKind.CLASS
            && !declared.asElement().toString().equals("java.lang.Object"));
  }

  private boolean isOfSnippet(Element type) {
    return cell.elements()
        .getPackageOf(type)
        .getQualifiedName()
        .contentEquals(SnippetClasses.PACKAGE);
  }

  /** Whether the objects of a type are functions. */
  static boolean isFunction(Attributed cell, @Nullable TypeMirror type) {
    return type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && element.getKind().isInterface()
        && cell.elements().isFunctionalInterface(element);
  }
}
