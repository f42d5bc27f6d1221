package org.jdeco.magics.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import org.jspecify.annotations.Nullable;

/** What the variables of a region are set to, and what its loops take them from. */
final class Assignments {
  private final Map<Element, List<ExpressionTree>> assigned = new HashMap<>();
  private final Map<Element, ExpressionTree> iterated = new HashMap<>();
  private final Set<Element> local = new HashSet<>();
  private final Set<Element> given = new HashSet<>();
  private final Set<Element> reassigned = new HashSet<>();

  Assignments(Attributed cell, List<? extends Tree> region) {
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
        Element element = cell.element(tree);
        if (element != null) {
          local.add(element);
          if (tree.getInitializer() != null) {
            assigned.computeIfAbsent(element, e -> new ArrayList<>()).add(tree.getInitializer());
          } else if (element.getKind() != ElementKind.LOCAL_VARIABLE) {
            given.add(element);
          }
        }
        return super.visitVariable(tree, null);
      }

      @Override
      public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void unused) {
        Element element = cell.element(tree.getVariable());
        if (element != null) {
          iterated.put(element, tree.getExpression());
        }
        return super.visitEnhancedForLoop(tree, null);
      }

      @Override
      public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
        Element element = cell.element(tree.getVariable());
        if (element != null && tree.getVariable() instanceof IdentifierTree) {
          assigned.computeIfAbsent(element, e -> new ArrayList<>()).add(tree.getExpression());
          reassigned.add(element);
        }
        return super.visitAssignment(tree, null);
      }

      @Override
      public @Nullable Void visitCompoundAssignment(
          CompoundAssignmentTree tree, @Nullable Void unused) {
        changed(tree.getVariable());
        return super.visitCompoundAssignment(tree, null);
      }

      @Override
      public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void unused) {
        switch (tree.getKind()) {
          case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
              changed(tree.getExpression());
          default -> {}
        }
        return super.visitUnary(tree, null);
      }

      private void changed(Tree variable) {
        Element element = cell.element(variable);
        if (element != null) {
          reassigned.add(element);
        }
      }
    }.scan(region, null);
  }

  /** What a variable is set to, at its declaration and later. */
  List<ExpressionTree> values(Element element) {
    return assigned.getOrDefault(element, List.of());
  }

  /** What an enhanced for that declares a variable goes over; null if none does. */
  @Nullable ExpressionTree source(Element element) {
    return iterated.get(element);
  }

  /** Whether the region itself declares a variable. */
  boolean isLocal(Element element) {
    return local.contains(element);
  }

  /** Whether a variable of the region gets its first value from elsewhere, as a parameter does. */
  boolean isGiven(Element element) {
    return given.contains(element) && !iterated.containsKey(element);
  }

  /** Whether the region gives a variable a value other than at its declaration. */
  boolean isReassigned(Element element) {
    return reassigned.contains(element);
  }

  /** The one value a variable declared within the region ever has; null if it has several. */
  @Nullable ExpressionTree onlyValue(Element element) {
    List<ExpressionTree> values = values(element);
    return isLocal(element) && !isReassigned(element) && values.size() == 1
        ? values.getFirst()
        : null;
  }
}
