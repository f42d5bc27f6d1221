package org.jdeco.magics.analysis;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import org.jdeco.magics.effects.Effects;
import org.jdeco.magics.effects.Root;
import org.jspecify.annotations.Nullable;

/**
 * The objects that a region puts into others: from then on there is another way to them. Which
 * comes first is not asked, but for what lies behind {@code lastCall}.
 */
final class Stores {
  /**
   * One object put into another.
   *
   * @param value what is put
   * @param containers what it is put into; empty when that is not known
   * @param slot whether the containers are variables that are set to it
   * @param at where it happens
   */
  record Store(ExpressionTree value, List<ExpressionTree> containers, boolean slot, Tree at) {}

  private final Attributed cell;
  private final Callee callee;
  private final Sites sites;
  private final Assignments assignments;
  private final List<Store> all = new ArrayList<>();
  private final Map<Element, ExpressionTree> driven = new HashMap<>(); // by iterator

  /** Collects the stores of a region. */
  Stores(
      Attributed cell,
      Callee callee,
      Sites sites,
      List<? extends Tree> region,
      Assignments assignments) {
    this.cell = cell;
    this.callee = callee;
    this.sites = sites;
    this.assignments = assignments;
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
        assignment(tree);
        return super.visitAssignment(tree, null);
      }

      @Override
      public @Nullable Void visitMethodInvocation(
          MethodInvocationTree tree, @Nullable Void unused) {
        call(tree);
        return super.visitMethodInvocation(tree, null);
      }
    }.scan(region, null);
  }

  /** Learns what the iterator goes over that a loop takes its elements from. */
  void drivenBy(Element iterator, ExpressionTree source) {
    driven.put(iterator, source);
  }

  /** All of them, in the order of their text. */
  List<Store> all() {
    return all;
  }

  private void assignment(AssignmentTree tree) {
    if (ImmutableTypes.contains(cell.type(tree.getExpression()))) {
      return;
    }
    ExpressionTree target = Nests.bare(tree.getVariable());
    switch (target) {
      case ArrayAccessTree access ->
          all.add(new Store(tree.getExpression(), List.of(access.getExpression()), false, tree));
      case MemberSelectTree select -> {
        Element field = cell.element(select);
        boolean slot = field != null && Var.isStatic(field);
        all.add(
            new Store(
                tree.getExpression(), List.of(slot ? select : select.getExpression()), slot, tree));
      }
      case IdentifierTree name -> {
        Element variable = cell.element(name);
        if (variable != null && !assignments.isLocal(variable)) {
          all.add(new Store(tree.getExpression(), List.of(name), true, tree));
        }
      }
      default -> all.add(new Store(tree.getExpression(), List.of(), false, tree));
    }
  }

  private void call(MethodInvocationTree tree) {
    if (!(cell.element(tree.getMethodSelect()) instanceof ExecutableElement method)) {
      return;
    }
    Effects effects = callee.effects(method);
    for (Root root : effects.retains()) {
      List<ExpressionTree> kept = new ArrayList<>();
      switch (root) {
        case Root.Parameter(int index) -> kept.addAll(Operands.at(tree, index));
        case Root.Anything() -> {
          kept.addAll(tree.getArguments());
          kept.addAll(Operands.at(tree, -1));
        }
        case Root.Variable ignored -> {}
      }
      for (ExpressionTree value : kept) {
        if (!ImmutableTypes.contains(cell.type(value))) {
          all.add(new Store(value, containers(tree, effects, value), false, tree));
        }
      }
    }
  }

  /** What a call may put a value into; empty when that may be anything. */
  private List<ExpressionTree> containers(
      MethodInvocationTree tree, Effects effects, ExpressionTree value) {
    List<ExpressionTree> containers = new ArrayList<>();
    for (var write : effects.writes()) {
      if (!(write.root() instanceof Root.Parameter(int index))) {
        return List.of();
      }
      containers.addAll(Operands.at(tree, index));
    }
    containers.remove(value);
    return effects.unknowns().isEmpty() ? containers : List.of();
  }

  /** The variables declared in the region whose objects an expression's value is, or holds. */
  Set<Element> ingredients(@Nullable ExpressionTree expression) {
    Set<Element> found = new LinkedHashSet<>();
    ingredients(expression, found);
    return found;
  }

  private void ingredients(@Nullable ExpressionTree expression, Set<Element> found) {
    if (expression == null || ImmutableTypes.contains(cell.type(expression))) {
      return;
    }
    switch (expression) {
      case IdentifierTree tree -> variable(cell.element(tree), found);
      case ParenthesizedTree tree -> ingredients(tree.getExpression(), found);
      case TypeCastTree tree -> ingredients(tree.getExpression(), found);
      case AssignmentTree tree -> {
        ingredients(tree.getExpression(), found);
        ingredients(tree.getVariable(), found);
      }
      case ConditionalExpressionTree tree -> {
        ingredients(tree.getTrueExpression(), found);
        ingredients(tree.getFalseExpression(), found);
      }
      case ArrayAccessTree tree -> ingredients(tree.getExpression(), found);
      case MemberSelectTree tree -> ingredients(tree.getExpression(), found);
      case NewArrayTree tree -> {
        if (tree.getInitializers() != null) {
          tree.getInitializers().forEach(each -> ingredients(each, found));
        }
      }
      case NewClassTree tree -> tree.getArguments().forEach(each -> ingredients(each, found));
      case MethodInvocationTree tree -> {
        tree.getArguments().forEach(each -> ingredients(each, found));
        if (tree.getMethodSelect() instanceof MemberSelectTree select) {
          ingredients(select.getExpression(), found);
        }
      }
      case MemberReferenceTree tree -> ingredients(tree.getQualifierExpression(), found);
      case LambdaExpressionTree tree ->
          new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void unused) {
              ingredients(name, found);
              return null;
            }
          }.scan(tree.getBody(), null);
      default -> {}
    }
  }

  private void variable(@Nullable Element element, Set<Element> found) {
    if (element == null || !assignments.isLocal(element) || !found.add(element)) {
      return;
    }
    assignments.values(element).forEach(value -> ingredients(value, found));
    for (Store store : all) {
      if (isInside(store, element)) {
        ingredients(store.value(), found);
      }
    }
  }

  /** Whether a store puts something into what a variable leads to. */
  boolean isInside(Store store, Element variable) {
    return store.containers().stream()
        .anyMatch(container -> root(container).filter(variable::equals).isPresent());
  }

  /** The variable that the way to an object starts with. */
  private Optional<Element> root(@Nullable ExpressionTree expression) {
    return switch (expression) {
      case null -> Optional.empty();
      case IdentifierTree tree -> Optional.ofNullable(cell.element(tree));
      case ParenthesizedTree tree -> root(tree.getExpression());
      case TypeCastTree tree -> root(tree.getExpression());
      case ArrayAccessTree tree -> root(tree.getExpression());
      case MemberSelectTree tree -> {
        Element element = cell.element(tree);
        yield element != null && element.getKind() == ElementKind.FIELD && !Var.isStatic(element)
            ? root(tree.getExpression())
            : Optional.empty();
      }
      case MethodInvocationTree tree ->
          tree.getMethodSelect() instanceof MemberSelectTree select
              ? root(select.getExpression())
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Whether an expression's value may be, or hold, an object that running it again makes anew. */
  boolean isMade(@Nullable ExpressionTree expression) {
    return isMade(expression, new HashSet<>());
  }

  private boolean isMade(@Nullable ExpressionTree expression, Set<Element> visited) {
    if (expression == null || ImmutableTypes.contains(cell.type(expression))) {
      return false;
    }
    return switch (expression) {
      case IdentifierTree tree -> {
        Element element = cell.element(tree);
        yield element != null && visited.add(element) && isGivenMade(element, visited);
      }
      case ParenthesizedTree tree -> isMade(tree.getExpression(), visited);
      case TypeCastTree tree -> isMade(tree.getExpression(), visited);
      case AssignmentTree tree -> isMade(tree.getExpression(), visited);
      case ConditionalExpressionTree tree ->
          isMade(tree.getTrueExpression(), visited) || isMade(tree.getFalseExpression(), visited);
      case ArrayAccessTree tree -> isMade(tree.getExpression(), visited);
      case MemberSelectTree tree -> isMade(tree.getExpression(), visited);
      case MethodInvocationTree tree -> isMadeBy(tree, visited);
      case NewArrayTree ignored -> true;
      case NewClassTree ignored -> true;
      default -> true;
    };
  }

  /** Whether a variable may be set to such an object, or take it from what a loop goes over. */
  private boolean isGivenMade(Element variable, Set<Element> visited) {
    return assignments.values(variable).stream().anyMatch(value -> isMade(value, visited))
        || isSourceMade(assignments.source(variable), visited)
        || isSourceMade(driven.get(variable), visited);
  }

  private boolean isSourceMade(@Nullable ExpressionTree source, Set<Element> visited) {
    return source != null && isMade(source, visited);
  }

  private boolean isMadeBy(MethodInvocationTree tree, Set<Element> visited) {
    List<? extends ExpressionTree> arguments = tree.getArguments();
    if (sites.at(tree).isPresent()) { // made once, by the worker
      return arguments.stream().anyMatch(argument -> isMade(argument, visited));
    }
    if (!(cell.element(tree.getMethodSelect()) instanceof ExecutableElement method)) {
      return true;
    }
    Effects effects = callee.effects(method);
    return effects.freshResult()
        || effects.returns().isEmpty()
        || effects.returns().stream()
            .anyMatch(root ->
                switch (root) {
                  case Root.Parameter(int index) ->
                      Operands.at(tree, index).stream()
                          .anyMatch(operand -> isMade(operand, visited));
                  case Root.Variable ignored -> false;
                  case Root.Anything() -> true;
                });
  }
}
