package org.jdeco.magics.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import org.jdeco.magics.effects.Effects;
import org.jspecify.annotations.Nullable;

/** Checks that what puts a stream's results together has no effects but that. */
final class Quiet {
  private final Attributed cell;
  private final Sites sites;
  private final Callee callee;
  private final Objection objection;

  Quiet(Attributed cell, Sites sites, Callee callee, Objection objection) {
    this.cell = cell;
    this.sites = sites;
    this.callee = callee;
    this.objection = objection;
  }

  /** Checks that arguments have no effects, those of functions in them included. */
  void check(List<? extends ExpressionTree> arguments) {
    for (ExpressionTree argument : arguments) {
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
          if (tree != null && (isUnknown(tree) || isShared(tree))) {
            objection.raise(tree, "what puts results together is not written there");
          }
          if (tree != null && isLoud(tree)) {
            objection.raise(tree, "its end may have effects besides the result");
          }
          return super.scan(tree, null);
        }
      }.scan(argument, null);
      if (!sites.in(argument).isEmpty()) {
        objection.raise(argument, "the call puts results together");
      }
    }
  }

  /** Whether an expression is a function or a collector whose code is elsewhere. */
  private boolean isUnknown(Tree tree) {
    Element element =
        cell.element(tree instanceof MethodInvocationTree call ? call.getMethodSelect() : tree);
    boolean given =
        switch (tree) {
          case IdentifierTree ignored -> element != null && Var.isVariable(element);
          case MemberSelectTree ignored -> element != null && Var.isVariable(element);
          case MethodInvocationTree ignored ->
              element instanceof ExecutableElement method
                  && !Callee.owner(method).startsWith("java.");
          default -> false;
        };
    return given
        && cell.type(tree) instanceof DeclaredType type
        && type.asElement() instanceof TypeElement known
        && (known.getQualifiedName().toString().startsWith("java.util.function.")
            || known.getQualifiedName().contentEquals("java.util.stream.Collector"));
  }

  /** Whether a supplier may give an object that is there already, which results are put in. */
  private boolean isShared(Tree tree) {
    return switch (tree) {
      case LambdaExpressionTree lambda ->
          lambda.getParameters().isEmpty()
              && !(lambda.getBody() instanceof NewClassTree)
              && !(lambda.getBody() instanceof NewArrayTree);
      case MemberReferenceTree reference ->
          reference.getMode() != MemberReferenceTree.ReferenceMode.NEW
              && cell.element(reference) instanceof ExecutableElement method
              && method.getParameters().isEmpty()
              && (Var.isStatic(method)
                  || !(cell.element(reference.getQualifierExpression()) instanceof TypeElement));
      default -> false;
    };
  }

  /** Whether evaluating a tree, but for its parts, may have an effect. */
  private boolean isLoud(Tree tree) {
    return switch (tree) {
      case AssignmentTree ignored -> true;
      case CompoundAssignmentTree ignored -> true;
      case UnaryTree unary -> unary.getKind().name().endsWith("CREMENT");
      case MethodInvocationTree call -> isLoud(cell.element(call.getMethodSelect()));
      case NewClassTree made -> made.getClassBody() != null || isLoud(cell.element(made));
      case MemberReferenceTree reference ->
          reference.getMode() != MemberReferenceTree.ReferenceMode.NEW
              && isLoud(cell.element(reference));
      default -> false;
    };
  }

  private boolean isLoud(@Nullable Element element) {
    if (!(element instanceof ExecutableElement method)) {
      return false;
    }
    String owner = Callee.owner(method);
    if (owner.equals("java.util.stream.Collectors") || owner.equals("java.util.Comparator")) {
      return false;
    }
    Effects effects = callee.effects(method);
    return !effects.writes().isEmpty()
        || !effects.traits().isEmpty()
        || !effects.unknowns().isEmpty();
  }
}
