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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
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
  private final Function<Element, List<ExpressionTree>> values;
  private final List<Store> all = new ArrayList<>();
  private final Set<Element> local;

  /**
   * Collects the stores of a region.
   *
   * @param values what each variable is assigned there
   * @param local the variables it declares
   */
  Stores(
      Attributed cell,
      Callee callee,
      Sites sites,
      List<? extends Tree> region,
      Function<Element, List<ExpressionTree>> values,
      Set<Element> local) {
    this.cell = cell;
    this.callee = callee;
    this.sites = sites;
    this.values = values;
    this.local = local;
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
        assignment(tree);
        return super.visitAssignment(tree, null);
      }

      @Override
      public @Nullable Void visitMethodInvocation(
          MethodInvocationTree tree, @Nullable Void unused) {
        call(tree, tree.getArguments(), cell.element(tree.getMethodSelect()));
        return super.visitMethodInvocation(tree, null);
      }
    }.scan(region, null);
  }

  /** All of them, in the order of their text. */
  List<Store> all() {
    return all;
  }

  private void assignment(AssignmentTree tree) {
    if (Origins.isImmutable(cell.type(tree.getExpression()))) {
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
        if (variable != null && !local.contains(variable)) {
          all.add(new Store(tree.getExpression(), List.of(name), true, tree));
        }
      }
      default -> all.add(new Store(tree.getExpression(), List.of(), false, tree));
    }
  }

  private void call(
      MethodInvocationTree tree, List<? extends ExpressionTree> arguments, @Nullable Element to) {
    if (!(to instanceof ExecutableElement method)) {
      return;
    }
    Effects effects = callee.effects(method);
    for (Root root : effects.retains()) {
      List<ExpressionTree> kept = new ArrayList<>();
      switch (root) {
        case Root.Parameter(int index) -> kept.addAll(operands(tree, arguments, index));
        case Root.Anything() -> {
          kept.addAll(arguments);
          kept.addAll(operands(tree, arguments, -1));
        }
        case Root.Variable ignored -> {}
      }
      for (ExpressionTree value : kept) {
        if (!Origins.isImmutable(cell.type(value))) {
          all.add(new Store(value, containers(tree, arguments, effects, value), false, tree));
        }
      }
    }
  }

  /** What a call may put a value into; empty when that may be anything. */
  private List<ExpressionTree> containers(
      MethodInvocationTree tree,
      List<? extends ExpressionTree> arguments,
      Effects effects,
      ExpressionTree value) {
    List<ExpressionTree> containers = new ArrayList<>();
    for (var write : effects.writes()) {
      if (!(write.root() instanceof Root.Parameter(int index))) {
        return List.of();
      }
      containers.addAll(operands(tree, arguments, index));
    }
    containers.remove(value);
    return effects.unknowns().isEmpty() ? containers : List.of();
  }

  /** The arguments that a parameter stands for; -1 is the receiver. */
  private static List<? extends ExpressionTree> operands(
      MethodInvocationTree tree, List<? extends ExpressionTree> arguments, int index) {
    if (index < 0) {
      return tree.getMethodSelect() instanceof MemberSelectTree select
          ? List.of(select.getExpression())
          : List.of();
    }
    return index >= arguments.size() ? List.of() : arguments.subList(index, index + 1);
  }

  /** The variables declared in the region whose objects an expression's value is, or holds. */
  Set<Element> ingredients(@Nullable ExpressionTree expression) {
    Set<Element> found = new LinkedHashSet<>();
    ingredients(expression, found);
    return found;
  }

  private void ingredients(@Nullable ExpressionTree expression, Set<Element> found) {
    if (expression == null || Origins.isImmutable(cell.type(expression))) {
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
    if (element == null || !local.contains(element) || !found.add(element)) {
      return;
    }
    values.apply(element).forEach(value -> ingredients(value, found));
    for (Store store : all) {
      boolean inside =
          store.containers().stream()
              .anyMatch(container -> root(container).filter(element::equals).isPresent());
      if (inside) {
        ingredients(store.value(), found);
      }
    }
  }

  /** The variable that the way to an object starts with. */
  java.util.Optional<Element> root(@Nullable ExpressionTree expression) {
    return switch (expression) {
      case null -> java.util.Optional.empty();
      case IdentifierTree tree -> java.util.Optional.ofNullable(cell.element(tree));
      case ParenthesizedTree tree -> root(tree.getExpression());
      case TypeCastTree tree -> root(tree.getExpression());
      case ArrayAccessTree tree -> root(tree.getExpression());
      case MemberSelectTree tree -> {
        Element element = cell.element(tree);
        yield element != null && element.getKind() == ElementKind.FIELD && !Var.isStatic(element)
            ? root(tree.getExpression())
            : java.util.Optional.empty();
      }
      case MethodInvocationTree tree ->
          tree.getMethodSelect() instanceof MemberSelectTree select
              ? root(select.getExpression())
              : java.util.Optional.empty();
      default -> java.util.Optional.empty();
    };
  }

  /** Whether an expression's value may be, or hold, an object that running it again makes anew. */
  boolean isMade(@Nullable ExpressionTree expression) {
    return isMade(expression, new HashSet<>());
  }

  private boolean isMade(@Nullable ExpressionTree expression, Set<Element> visited) {
    if (expression == null || Origins.isImmutable(cell.type(expression))) {
      return false;
    }
    return switch (expression) {
      case IdentifierTree tree -> {
        Element element = cell.element(tree);
        yield element != null
            && visited.add(element)
            && values.apply(element).stream().anyMatch(value -> isMade(value, visited));
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
                      operands(tree, arguments, index).stream()
                          .anyMatch(operand -> isMade(operand, visited));
                  case Root.Variable ignored -> false;
                  case Root.Anything() -> true;
                });
  }
}
