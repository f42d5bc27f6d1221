package org.jdeco.magics.analysis;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Finds what the lookahead does in the bodies of the loops that it walks. */
final class Steps {
  private final Attributed cell;
  private final Nest nest;
  private final Region region;
  private final Checks checks;
  private final Roles roles;
  private final Map<Element, Role> parts;
  private @Nullable Refusal refusal;

  Steps(Attributed cell, Region region, Checks checks, Roles roles, Map<Element, Role> parts) {
    this.cell = cell;
    this.nest = region.nest();
    this.region = region;
    this.checks = checks;
    this.roles = roles;
    this.parts = parts;
  }

  /** Something that the lookahead cannot do; null when there is nothing of the kind. */
  @Nullable Refusal refusal() {
    return refusal;
  }

  /** The statements of each level that move variables, as the lookahead runs them. */
  List<Slice.Steps> of() {
    List<Slice.Steps> steps = new ArrayList<>();
    for (Level level : nest.levels()) {
      boolean innermost = level.equals(nest.innermost());
      steps.add(
          new Slice.Steps(
              innermost ? moves(nest.body()) : moves(level.before()), moves(level.after())));
    }
    return steps;
  }

  /** The statements among these that move variables, as the lookahead runs them. */
  private List<String> moves(List<? extends StatementTree> statements) {
    List<String> moves = new ArrayList<>();
    for (StatementTree statement : statements) {
      if (statement instanceof VariableTree variable
          && parts.get(cell.element(variable)) == Role.MOVING
          && Iterators.driven(cell, nest, cell.element(variable)).isEmpty()) {
        ExpressionTree value = variable.getInitializer();
        if (value != null) {
          checks.ahead(value);
          ahead(value);
          moves.add(variable.getName() + " = " + assignable(variable, value) + ";");
        }
      } else if (statement instanceof ExpressionStatementTree expression
          && parts.get(cell.element(Roles.changed(expression.getExpression()))) == Role.MOVING
          && Roles.changed(expression.getExpression()) instanceof IdentifierTree) {
        checks.ahead(expression.getExpression());
        ahead(expression);
        moves.add(Iterators.text(cell, nest, expression.getExpression()) + ";");
      }
    }
    return moves;
  }

  /** Refuses what the lookahead cannot do, for want of what only the iterations have. */
  private void ahead(Tree tree) {
    refuse(region.unnamed(tree));
    for (Element element : region.named(tree)) {
      Role part = parts.get(element);
      if (part == Role.OWN || part == Role.PRIVATE) {
        refuse(roles.carried(element, tree));
      }
    }
  }

  /** An initializer as the right side of an assignment. */
  private String assignable(VariableTree variable, ExpressionTree value) {
    String text = Iterators.text(cell, nest, value);
    return text.startsWith("{")
        ? "new " + TypeText.of(cell.type(variable)).orElse("Object[]") + text
        : text;
  }

  private void refuse(@Nullable Refusal reason) {
    if (refusal == null) {
      refusal = reason;
    }
  }
}
