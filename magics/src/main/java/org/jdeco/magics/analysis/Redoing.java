package org.jdeco.magics.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/** Finds out whether a statement before a call may be done twice, by a worker and in its turn. */
final class Redoing {
  private final Attributed cell;
  private final Sites sites;
  private final Stores stores;

  Redoing(Attributed cell, Sites sites, Stores stores) {
    this.cell = cell;
    this.sites = sites;
    this.stores = stores;
  }

  /** Why a statement must not be done twice; null if it may, as far as its own text tells. */
  @Nullable Refusal refusal(Tree item) {
    Tree change = Objects.requireNonNull(Straight.change(item));
    ExpressionTree value =
        switch (change) {
          case VariableTree tree -> tree.getInitializer();
          case AssignmentTree tree -> tree.getExpression();
          default -> null;
        };
    if (value != null && stores.isMade(value)) {
      return new Refusal(
          item,
          "the call depends on " + name(change) + ", an object that is made between the calls",
          "make it before the calls",
          "changed-between-calls");
    }
    Tree dear = dear(item);
    return dear == null
        ? null
        : new Refusal(
            dear,
            "the call needs what line "
                + cell.line(dear)
                + " computes ("
                + cell.oneLine(dear)
                + "), which is not done twice",
            "make the method that computes it concurrent, too",
            "changed-between-calls");
  }

  private static String name(Tree change) {
    Tree variable = change instanceof VariableTree ? change : Roles.changed(change);
    return variable instanceof VariableTree tree ? tree.getName().toString() : variable.toString();
  }

  /** The first part of a statement that runs code of the user's, who knows for how long. */
  private @Nullable Tree dear(Tree item) {
    return new TreeScanner<@Nullable Tree, @Nullable Void>() {
      @Override
      public @Nullable Tree scan(@Nullable Tree tree, @Nullable Void unused) {
        if (tree == null || sites.at(tree).isPresent()) {
          return null;
        }
        return isDear(tree) ? tree : super.scan(tree, null);
      }

      @Override
      public @Nullable Tree reduce(@Nullable Tree a, @Nullable Tree b) {
        return a != null ? a : b;
      }
    }.scan(item, null);
  }

  private boolean isDear(Tree tree) {
    Element called =
        switch (tree) {
          case MethodInvocationTree call -> cell.element(call.getMethodSelect());
          case NewClassTree made -> cell.element(made);
          default -> null;
        };
    return tree instanceof LambdaExpressionTree
        || tree instanceof MemberReferenceTree
        || tree instanceof ClassTree
        || (called instanceof ExecutableElement method && !cell.isPlatform(method));
  }
}
