package org.jdeco.magics.analysis;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Name;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * A nest of loops, or statements that follow each other, as a region of code: which variables it
 * declares, uses and changes, and where.
 */
final class Region {
  private final Attributed cell;
  private final @Nullable Nest nest;
  private final Map<Element, List<Tree>> changes = new HashMap<>();
  private final Set<Element> inBody;
  private final Set<@Nullable Element> types = new HashSet<>();

  Region(Attributed cell, Nest nest) {
    this(cell, List.of(nest.outer()), nest);
  }

  /** Straight-line code. */
  Region(Attributed cell, List<? extends Tree> statements) {
    this(cell, statements, null);
  }

  private Region(Attributed cell, List<? extends Tree> trees, @Nullable Nest nest) {
    this.cell = cell;
    this.nest = nest;
    this.inBody = nest == null ? Set.of() : declared(nest.body());
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
        types.add(cell.element(type));
        return super.visitClass(type, null);
      }

      @Override
      public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
        change(tree.getVariable(), tree);
        return super.visitAssignment(tree, null);
      }

      @Override
      public @Nullable Void visitCompoundAssignment(
          CompoundAssignmentTree tree, @Nullable Void unused) {
        change(tree.getVariable(), tree);
        return super.visitCompoundAssignment(tree, null);
      }

      @Override
      public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void unused) {
        switch (tree.getKind()) {
          case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
              change(tree.getExpression(), tree);
          default -> {}
        }
        return super.visitUnary(tree, null);
      }
    }.scan(trees, null);
  }

  private void change(Tree variable, Tree at) {
    Element element = cell.element(variable);
    if (element != null && Var.isVariable(element) && !(variable instanceof ArrayAccessTree)) {
      changes.computeIfAbsent(element, e -> new ArrayList<>()).add(at);
    }
  }

  /** Whether the innermost body declares a variable. */
  boolean isInBody(@Nullable Element element) {
    return element != null && inBody.contains(element);
  }

  /** Where the region changes a variable, its declaration left out. */
  List<Tree> changes(Element element) {
    return changes.getOrDefault(element, List.of());
  }

  /** Whether a tree lies within another. */
  boolean within(Tree inner, Tree outer) {
    return cell.start(inner) >= cell.start(outer) && cell.end(inner) <= cell.end(outer);
  }

  boolean withinAny(Tree inner, List<? extends Tree> outers) {
    return outers.stream().anyMatch(outer -> within(inner, outer));
  }

  /**
   * The outermost loop in the innermost body that repeats a tree; null when an iteration of the
   * nest runs it once at most.
   */
  @Nullable Tree repeating(Tree tree) {
    Tree loop = null;
    Tree innermost = nest().innermost().loop();
    Tree at = tree;
    while (at != null && at != innermost) {
      loop = Nests.isLoop(at) ? at : loop;
      at = cell.parent(at);
    }
    return at == null ? null : loop;
  }

  /** Whether, within an iteration of the nest, a tree may run before another. */
  boolean mayPrecede(Tree tree, Tree other) {
    return cell.end(other) > cell.start(tree) || areRepeated(tree, other);
  }

  /** Whether a loop in the innermost body repeats both of two trees. */
  boolean areRepeated(Tree a, Tree b) {
    Tree loop = repeating(a);
    return loop != null && loop == repeating(b);
  }

  /** Whether a jump leads out of the innermost body: it ends the iteration. */
  boolean endsIteration(Tree jump, boolean goesOn, @Nullable Name label) {
    if (jump instanceof YieldTree) {
      return false;
    }
    if (jump instanceof ReturnTree || jump instanceof ThrowTree) {
      return true;
    }
    Tree innermost = nest().innermost().loop();
    for (Tree at = cell.parent(jump); at != null && at != innermost; at = cell.parent(at)) {
      boolean target =
          label == null
              ? Nests.isLoop(at) || (!goesOn && at instanceof SwitchTree)
              : at instanceof LabeledStatementTree labeled && labeled.getLabel().equals(label);
      if (target) {
        return false;
      }
    }
    return true;
  }

  /** The variables that trees name, declarations left out. */
  Set<Element> named(@Nullable Tree tree) {
    return named(tree, element -> true);
  }

  Set<Element> named(@Nullable Tree tree, Predicate<Element> which) {
    Set<Element> names = new LinkedHashSet<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void unused) {
        Element element = cell.element(identifier);
        if (element != null
            && Var.isVariable(element)
            && !identifier.getName().contentEquals("this")
            && which.test(element)) {
          names.add(element);
        }
        return null;
      }
    }.scan(tree, null);
    return names;
  }

  /** Why code cannot be repeated elsewhere, for the types that it names; null if it can. */
  @Nullable Refusal unnamed(@Nullable Tree tree) {
    return new TreeScanner<@Nullable Refusal, @Nullable Void>() {
      @Override
      public @Nullable Refusal visitIdentifier(IdentifierTree name, @Nullable Void unused) {
        Element element = cell.element(name);
        return element == null || !isNameless(element)
            ? null
            : new Refusal(
                name,
                "the calls depend on code that names the type "
                    + name.getName()
                    + " of this place (line "
                    + cell.line(name)
                    + ")",
                "declare " + name.getName() + " in a cell of its own, or name another type",
                "unnamed-type");
      }

      @Override
      public @Nullable Refusal reduce(@Nullable Refusal a, @Nullable Refusal b) {
        return a == null ? b : a;
      }
    }.scan(tree, null);
  }

  /**
   * Why code cannot be repeated that declares a variable by the name of another that it needs; null
   * if it can.
   *
   * @param own the variables that it declares
   */
  @Nullable Refusal hidden(Collection<Element> needed, Set<Element> own) {
    for (Element other : own) {
      Tree at = cell.declaration(other);
      boolean hides =
          needed.stream()
              .anyMatch(element ->
                  element.getSimpleName().equals(other.getSimpleName()) && !own.contains(element));
      if (at != null && hides) {
        return new Refusal(
            at,
            "the name "
                + other.getSimpleName()
                + " stands for several things that the calls may depend on (line "
                + cell.line(at)
                + ")",
            "give one of them another name",
            "unsupported-statement");
      }
    }
    return null;
  }

  /** Whether an element is a type that only the method, or the region itself, has a name for. */
  private boolean isNameless(Element element) {
    return element.getKind() == ElementKind.TYPE_PARAMETER
        || (element instanceof TypeElement type
            && type.getNestingKind() == NestingKind.LOCAL
            && types.contains(type));
  }

  /** The variables that the lambdas and classes in a tree name. */
  Set<Element> captured(Tree tree) {
    Set<Element> names = new HashSet<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitLambdaExpression(
          LambdaExpressionTree lambda, @Nullable Void unused) {
        names.addAll(named(lambda));
        return null;
      }

      @Override
      public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
        names.addAll(named(type));
        return null;
      }
    }.scan(tree, null);
    return names;
  }

  /** The variables that trees declare. */
  Set<Element> declared(List<? extends Tree> trees) {
    Set<Element> elements = new HashSet<>();
    for (Tree tree : trees) {
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void unused) {
          Element element = cell.element(variable);
          if (element != null) {
            elements.add(element);
          }
          return super.visitVariable(variable, null);
        }
      }.scan(tree, null);
    }
    return elements;
  }

  /** The loops that the region consists of. */
  Nest nest() {
    return Objects.requireNonNull(nest, "straight-line code");
  }
}
