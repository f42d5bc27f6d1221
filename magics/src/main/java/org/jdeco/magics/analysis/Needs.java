package org.jdeco.magics.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** The variables that the concurrent calls of a nest of loops depend on. */
final class Needs {
  private final Attributed cell;
  private final Sites sites;
  private final Region region;
  private final Checks checks;
  private final Forwards forwards;
  private final Nest nest;
  private final Set<Element> needed = new LinkedHashSet<>();

  Needs(Attributed cell, Sites sites, Region region, Checks checks, Forwards forwards) {
    this.cell = cell;
    this.sites = sites;
    this.region = region;
    this.checks = checks;
    this.forwards = forwards;
    this.nest = region.nest();
  }

  /** Collects the variables, those that these depend on included. */
  Set<Element> of(List<Site> calls) {
    for (Site site : calls) {
      site.call().getArguments().forEach(argument -> needed.addAll(named(argument)));
    }
    nest.body().forEach(this::conditions);
    for (Level level : nest.levels()) {
      switch (level.header()) {
        case Header.Counted header -> {
          add(cell.element(header.variable()));
          needed.addAll(named(header.variable().getInitializer()));
          needed.addAll(named(header.bound()));
        }
        case Header.General header -> {
          header.init().forEach(this::declares);
          header.init().forEach(statement -> needed.addAll(named(statement)));
          needed.addAll(named(header.condition()));
          header.update().forEach(statement -> needed.addAll(named(statement)));
        }
        case Header.Each header -> {
          add(cell.element(header.variable()));
          needed.addAll(named(header.source()));
        }
      }
    }
    int before;
    do {
      before = needed.size();
      nest.body().forEach(this::sources);
      for (Level level : nest.levels()) {
        level.before().forEach(this::sources);
        level.after().forEach(this::sources);
      }
    } while (needed.size() > before);
    needed.removeAll(lambdaParameters());
    return needed;
  }

  /** The variables in what a worker evaluates, and in what it stored before that it reads there. */
  private Set<Element> named(@Nullable Tree tree) {
    Set<Element> names = region.named(tree);
    forwards.want(tree).forEach(value -> names.addAll(named(value)));
    return names;
  }

  private Set<Element> lambdaParameters() {
    Set<Element> parameters = new HashSet<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitLambdaExpression(
          LambdaExpressionTree tree, @Nullable Void unused) {
        parameters.addAll(region.declared(tree.getParameters()));
        parameters.addAll(region.declared(List.of(tree.getBody())));
        return super.visitLambdaExpression(tree, null);
      }
    }.scan(nest.outer(), null);
    return parameters;
  }

  private void declares(StatementTree statement) {
    if (statement instanceof VariableTree variable) {
      add(cell.element(variable));
    }
  }

  private void add(@Nullable Element element) {
    if (element != null) {
      needed.add(element);
    }
  }

  /** The variables that decide whether a call is made. */
  private void conditions(StatementTree statement) {
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitIf(IfTree tree, @Nullable Void unused) {
        boolean decides =
            !sites.in(tree.getThenStatement()).isEmpty()
                || !sites.in(tree.getElseStatement()).isEmpty()
                || Exits.jumps(tree);
        if (decides) {
          needed.addAll(named(tree.getCondition()));
        }
        return super.visitIf(tree, null);
      }

      @Override
      public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
        if (tree != null
            && (Nests.isLoop(tree)
                || tree instanceof SwitchTree
                || tree instanceof SwitchExpressionTree)
            && (!sites.in(tree).isEmpty() || Exits.jumps(tree))) {
          needed.addAll(headerNames(tree, Needs.this::named));
        }
        return super.scan(tree, null);
      }

      @Override
      public @Nullable Void visitConditionalExpression(
          ConditionalExpressionTree tree, @Nullable Void unused) {
        if (!sites.in(tree.getTrueExpression()).isEmpty()
            || !sites.in(tree.getFalseExpression()).isEmpty()) {
          needed.addAll(named(tree.getCondition()));
        }
        return super.visitConditionalExpression(tree, null);
      }

      @Override
      public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void unused) {
        boolean shorts =
            tree.getKind() == Tree.Kind.CONDITIONAL_AND
                || tree.getKind() == Tree.Kind.CONDITIONAL_OR;
        if (shorts && !sites.in(tree.getRightOperand()).isEmpty()) {
          needed.addAll(named(tree.getLeftOperand()));
        }
        return super.visitBinary(tree, null);
      }
    }.scan(statement, null);
  }

  /** Adds what the values of needed variables depend on. */
  private void sources(StatementTree statement) {
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
        Element element = cell.element(tree);
        if (element != null && needed.contains(element)) {
          needed.addAll(named(tree.getInitializer()));
        } else if (tree.getInitializer() != null) {
          changed(tree.getInitializer());
        }
        return super.visitVariable(tree, null);
      }

      @Override
      public @Nullable Void visitIf(IfTree tree, @Nullable Void unused) {
        changed(tree.getCondition());
        return super.visitIf(tree, null);
      }

      // What changes a needed variable beside its purpose is run whole.
      private void changed(ExpressionTree expression) {
        boolean changes =
            needed.stream()
                .flatMap(element -> region.changes(element).stream())
                .anyMatch(change -> region.within(change, expression));
        if (changes) {
          needed.addAll(named(expression));
        }
      }

      @Override
      public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void unused) {
        Element element = cell.element(tree.getExpression());
        if (element != null && needed.contains(element) && region.changes(element).contains(tree)) {
          around(tree);
        }
        return super.visitUnary(tree, null);
      }

      @Override
      public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
        assigned(tree.getVariable(), tree.getExpression());
        return super.visitAssignment(tree, null);
      }

      @Override
      public @Nullable Void visitCompoundAssignment(
          CompoundAssignmentTree tree, @Nullable Void unused) {
        assigned(tree.getVariable(), tree.getExpression());
        return super.visitCompoundAssignment(tree, null);
      }

      private void assigned(ExpressionTree variable, ExpressionTree value) {
        Element element = cell.element(variable);
        if (element != null && needed.contains(element)) {
          needed.addAll(named(value));
          around(variable);
        }
      }

      // Adds what decides whether and how often a tree within the body is run.
      private void around(Tree tree) {
        for (Tree at = cell.parent(tree);
            at != null && at != nest.innermost().loop();
            at = cell.parent(at)) {
          needed.addAll(headerNames(at, Needs.this::named));
        }
      }

      @Override
      public @Nullable Void visitExpressionStatement(
          ExpressionStatementTree tree, @Nullable Void unused) {
        own(tree);
        return super.visitExpressionStatement(tree, null);
      }

      private void own(ExpressionStatementTree tree) {
        boolean mutable =
            needed.stream()
                .anyMatch(e -> region.isInBody(e) && !ImmutableTypes.contains(e.asType()));
        if (mutable && checks.changesOwn(tree)) {
          needed.addAll(named(tree));
          around(tree);
        }
      }
    }.scan(statement, null);
  }

  /** The variables that decide, in a loop, an if or a switch, what of it is run. */
  static Set<Element> headerNames(Tree tree, Function<@Nullable Tree, Set<Element>> named) {
    return switch (tree) {
      case IfTree test -> named.apply(test.getCondition());
      case ForLoopTree loop -> {
        Set<Element> names = new LinkedHashSet<>();
        loop.getInitializer().forEach(s -> names.addAll(named.apply(s)));
        names.addAll(named.apply(loop.getCondition()));
        loop.getUpdate().forEach(s -> names.addAll(named.apply(s)));
        yield names;
      }
      case EnhancedForLoopTree loop -> named.apply(loop.getExpression());
      case WhileLoopTree loop -> named.apply(loop.getCondition());
      case DoWhileLoopTree loop -> named.apply(loop.getCondition());
      case SwitchTree choice -> headerNames(choice.getExpression(), choice.getCases(), named);
      case SwitchExpressionTree choice ->
          headerNames(choice.getExpression(), choice.getCases(), named);
      default -> Set.of();
    };
  }

  private static Set<Element> headerNames(
      ExpressionTree selector,
      List<? extends CaseTree> cases,
      Function<@Nullable Tree, Set<Element>> named) {
    Set<Element> names = new LinkedHashSet<>(named.apply(selector));
    cases.forEach(each -> names.addAll(named.apply(each.getGuard())));
    return names;
  }
}
