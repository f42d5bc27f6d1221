package org.jdeco.magics.analysis;

import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import org.jdeco.magics.effects.Effects;
import org.jdeco.magics.effects.Trait;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether the methods that a cell declares may draw from the generator of an iteration.
 * They have no class file before the cell runs, so that nothing is known of a call of theirs.
 */
final class Drawing extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final Attributed cell;
  private final Callee callee;
  private final Set<Element> own;
  private boolean found;

  Drawing(Attributed cell, Callee callee) {
    this.cell = cell;
    this.callee = callee;
    own = cell.declaredMethods().stream().map(cell::element).collect(Collectors.toSet());
  }

  /** Whether a tree is a call of a method that the cell declares. */
  boolean isOwn(Tree tree) {
    return tree instanceof MethodInvocationTree call
        && own.contains(cell.element(call.getMethodSelect()));
  }

  /** Whether one of these methods draws, as far as can be told. */
  boolean isFound() {
    for (MethodTree method : cell.declaredMethods()) {
      scan(method.getBody(), null);
    }
    return found;
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
    called(tree.getMethodSelect());
    return super.visitMethodInvocation(tree, null);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
    called(tree);
    return super.visitNewClass(tree, null);
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void unused) {
    called(tree);
    return super.visitMemberReference(tree, null);
  }

  private void called(Tree tree) {
    Element element = cell.element(tree);
    if (own.contains(element)) {
      return;
    }
    if (element instanceof ExecutableElement method) {
      Effects effects = callee.effects(method);
      found |=
          !effects.unknowns().isEmpty()
              || effects.traits().contains(Trait.DRAWS)
              || effects.traits().contains(Trait.CALLS_JDECO);
    } else {
      found = true;
    }
  }
}
