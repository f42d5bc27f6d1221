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
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** The variables that the concurrent calls of a nest of loops depend on. */
final class Needs {
  private final Attributed cell;
  private final Sites sites;
  private final Region region;
  private final Checks checks;
  private final Nest nest;
  private final Set<Element> needed = new LinkedHashSet<>();

  Needs(Attributed cell, Sites sites, Region region, Checks checks) {
    this.cell = cell;
    this.sites = sites;
    this.region = region;
    this.checks = checks;
    this.nest = region.nest();
  }

  /** Collects the variables, those that these depend on included. */
  Set<Element> of(List<Site> calls) {
    for (Site site : calls) {
      site.call().getArguments().forEach(argument -> needed.addAll(region.named(argument)));
    }
    nest.body().forEach(this::conditions);
    for (Level level : nest.levels()) {
      switch (level.header()) {
        case Header.Counted header -> {
          add(cell.element(header.variable()));
          needed.addAll(region.named(header.variable().getInitializer()));
          needed.addAll(region.named(header.bound()));
        }
        case Header.General header -> {
          header.init().forEach(this::declares);
          header.init().forEach(statement -> needed.addAll(region.named(statement)));
          needed.addAll(region.named(header.condition()));
          header.update().forEach(statement -> needed.addAll(region.named(statement)));
        }
        case Header.Each header -> {
          add(cell.element(header.variable()));
          needed.addAll(region.named(header.source()));
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
          needed.addAll(region.named(tree.getCondition()));
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
          needed.addAll(headerNames(tree, region));
        }
        return super.scan(tree, null);
      }

      @Override
      public @Nullable Void visitConditionalExpression(
          ConditionalExpressionTree tree, @Nullable Void unused) {
        if (!sites.in(tree.getTrueExpression()).isEmpty()
            || !sites.in(tree.getFalseExpression()).isEmpty()) {
          needed.addAll(region.named(tree.getCondition()));
        }
        return super.visitConditionalExpression(tree, null);
      }

      @Override
      public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void unused) {
        boolean shorts =
            tree.getKind() == Tree.Kind.CONDITIONAL_AND
                || tree.getKind() == Tree.Kind.CONDITIONAL_OR;
        if (shorts && !sites.in(tree.getRightOperand()).isEmpty()) {
          needed.addAll(region.named(tree.getLeftOperand()));
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
          needed.addAll(region.named(tree.getInitializer()));
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
          needed.addAll(region.named(expression));
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
          needed.addAll(region.named(value));
          around(variable);
        }
      }

      // Adds what decides whether and how often a tree within the body is run.
      private void around(Tree tree) {
        for (Tree at = cell.parent(tree);
            at != null && at != nest.innermost().loop();
            at = cell.parent(at)) {
          needed.addAll(headerNames(at, region));
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
            needed.stream().anyMatch(e -> region.isInBody(e) && !Origins.isImmutable(e.asType()));
        if (mutable && checks.changesOwn(tree)) {
          needed.addAll(region.named(tree));
          around(tree);
        }
      }
    }.scan(statement, null);
  }

  /** The variables that decide, in a loop, an if or a switch, what of it is run. */
  static Set<Element> headerNames(Tree tree, Region region) {
    return switch (tree) {
      case IfTree test -> region.named(test.getCondition());
      case ForLoopTree loop -> {
        Set<Element> names = new LinkedHashSet<>();
        loop.getInitializer().forEach(s -> names.addAll(region.named(s)));
        names.addAll(region.named(loop.getCondition()));
        loop.getUpdate().forEach(s -> names.addAll(region.named(s)));
        yield names;
      }
      case EnhancedForLoopTree loop -> region.named(loop.getExpression());
      case WhileLoopTree loop -> region.named(loop.getCondition());
      case DoWhileLoopTree loop -> region.named(loop.getCondition());
      case SwitchTree choice -> headerNames(choice.getExpression(), choice.getCases(), region);
      case SwitchExpressionTree choice ->
          headerNames(choice.getExpression(), choice.getCases(), region);
      default -> Set.of();
    };
  }

  private static Set<Element> headerNames(
      ExpressionTree selector, List<? extends CaseTree> cases, Region region) {
    Set<Element> names = new LinkedHashSet<>(region.named(selector));
    cases.forEach(each -> names.addAll(region.named(each.getGuard())));
    return names;
  }
}
