package org.jdeco.magics.analysis;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import javax.lang.model.element.ExecutableElement;
import org.jdeco.magics.effects.Trait;
import org.jspecify.annotations.Nullable;

/**
 * Finds where code takes a lock that it may still hold later: a lock or permit of {@code
 * java.util.concurrent}, or whatever a method of the user's takes. Where the lock is given back is
 * not followed.
 */
final class Taking {
  private final Attributed cell;
  private final Callee callee;
  private final Sites sites;

  Taking(Attributed cell, Callee callee, Sites sites) {
    this.cell = cell;
    this.callee = callee;
    this.sites = sites;
  }

  /** The first place in the method or cell around a call that takes a lock; null: there is none. */
  @Nullable Tree around(Tree call) {
    Tree root = call;
    for (Tree tree = call; tree != null; tree = cell.parent(tree)) {
      root = tree;
      if (tree instanceof MethodTree) {
        break;
      }
    }
    return new TreeScanner<@Nullable Tree, @Nullable Void>() {
      @Override
      public @Nullable Tree reduce(@Nullable Tree a, @Nullable Tree b) {
        return a != null ? a : b;
      }

      @Override
      public @Nullable Tree visitMethodInvocation(
          MethodInvocationTree tree, @Nullable Void unused) {
        boolean takes =
            sites.at(tree).isEmpty()
                && cell.element(tree.getMethodSelect()) instanceof ExecutableElement method
                && takes(method);
        return takes ? tree : super.visitMethodInvocation(tree, null);
      }
    }.scan(root, null);
  }

  private boolean takes(ExecutableElement method) {
    String owner = Callee.owner(method);
    String name = method.getSimpleName().toString();
    if (owner.startsWith("java.util.concurrent.")) {
      boolean gives = name.startsWith("un") || name.startsWith("is");
      return (name.contains("ock") && !gives) || name.contains("cquire");
    }
    return !owner.startsWith("java.") && callee.effects(method).traits().contains(Trait.LOCKS);
  }
}
