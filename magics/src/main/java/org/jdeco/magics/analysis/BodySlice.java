package org.jdeco.magics.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Writes down what a worker runs for one iteration of a loop's body. */
final class BodySlice {
  private final Attributed cell;
  private final Sites sites;
  private final Region region;
  private final Checks checks;
  private final Forwards forwards;
  private final Set<Element> needed;
  private final List<Site> calls;
  private final CallText text;
  private final LoneCalls lone;
  private boolean conditional;
  private @Nullable Refusal refusal;

  BodySlice(
      Attributed cell,
      Sites sites,
      Region region,
      Checks checks,
      Forwards forwards,
      Set<Element> needed,
      List<Site> calls) {
    this.cell = cell;
    this.sites = sites;
    this.region = region;
    this.checks = checks;
    this.forwards = forwards;
    this.needed = needed;
    this.calls = calls;
    this.text = new CallText(cell, sites, forwards, calls, checks.overwritten().keySet());
    this.lone = new LoneCalls(cell, sites, checks, text);
  }

  /** The worker's code for these statements; each call's result goes to {@code $t.putK}. */
  String code(List<? extends StatementTree> statements) {
    StringBuilder out = new StringBuilder();
    statements.forEach(statement -> statement(statement, out));
    return out.toString();
  }

  /** Whether some call is not made in every iteration. */
  boolean conditional() {
    return conditional || lone.conditional();
  }

  @Nullable Refusal refusal() {
    return refusal == null ? lone.refusal() : refusal;
  }

  private void statement(StatementTree statement, StringBuilder out) {
    switch (statement) {
      case VariableTree tree -> variable(tree, out);
      case ExpressionStatementTree tree -> expression(tree, out);
      case BlockTree tree -> {
        String inner = code(tree.getStatements());
        if (!inner.isEmpty()) {
          out.append("{ ").append(inner).append("} ");
        }
      }
      case IfTree tree -> choice(tree, out);
      case ContinueTree ignored -> out.append("return; ");
      case BreakTree ignored -> out.append("return; ");
      case ReturnTree tree -> {
        lone.write(tree.getExpression(), out);
        out.append("return; ");
      }
      case ThrowTree tree -> {
        lone.write(tree.getExpression(), out);
        out.append("return; ");
      }
      case TryTree tree -> attempt(tree, out);
      case EmptyStatementTree ignored -> {}
      default -> other(statement, out);
    }
  }

  private void variable(VariableTree tree, StringBuilder out) {
    Element element = cell.element(tree);
    if (element != null && needed.contains(element)) {
      keep(tree, tree.getInitializer(), out);
    } else if (mutableNeeded() && checks.changesOwn(tree.getInitializer())) {
      keep(tree, tree.getInitializer(), out);
    } else if (tree.getInitializer() != null) {
      lone.write(tree.getInitializer(), out);
    }
  }

  private void expression(ExpressionStatementTree tree, StringBuilder out) {
    ExpressionTree expression = tree.getExpression();
    Optional<String> forwarded = forwards.name(expression);
    if (forwarded.isPresent() && expression instanceof AssignmentTree store) {
      if (lone.isConditional(store.getExpression())) {
        conditional = true;
      }
      checks.kept(store.getExpression());
      String type = TypeText.of(cell.type(store.getVariable())).orElseThrow();
      out.append(type).append(' ').append(forwarded.get()).append(" = ");
      out.append(text.verbatim(store.getExpression())).append("; ");
      return;
    }
    Tree target =
        switch (expression) {
          case AssignmentTree assignment -> assignment.getVariable();
          case CompoundAssignmentTree assignment -> assignment.getVariable();
          case UnaryTree unary -> unary.getExpression();
          default -> tree;
        };
    boolean sets =
        target instanceof IdentifierTree
            && cell.element(target) != null
            && needed.contains(cell.element(target));
    if (sets || (mutableNeeded() && checks.changesOwn(tree))) {
      keep(tree, tree, out);
    } else {
      lone.write(expression, out);
    }
  }

  private boolean mutableNeeded() {
    return needed.stream().anyMatch(e -> region.isInBody(e) && !Origins.isImmutable(e.asType()));
  }

  private void choice(IfTree tree, StringBuilder out) {
    boolean was = conditional;
    StringBuilder then = new StringBuilder();
    statement(tree.getThenStatement(), then);
    StringBuilder otherwise = new StringBuilder();
    if (tree.getElseStatement() != null) {
      statement(tree.getElseStatement(), otherwise);
    }
    boolean jumps = then.toString().contains("return;") || otherwise.toString().contains("return;");
    boolean moreCalls = calls.stream().anyMatch(site -> cell.start(site.call()) >= cell.end(tree));
    if ((then.isEmpty() && otherwise.isEmpty())
        || (jumps
            && !moreCalls
            && sites.in(tree.getThenStatement()).isEmpty()
            && sites.in(tree.getElseStatement()).isEmpty()
            && !sets(tree))) {
      conditional = was;
      dropped(tree.getCondition());
      lone.write(tree.getCondition(), out);
      return;
    }
    conditional = true;
    checks.kept(tree.getCondition());
    out.append("if ")
        .append(text.verbatim(tree.getCondition()))
        .append(" { ")
        .append(then)
        .append("} ");
    if (!otherwise.isEmpty()) {
      out.append("else { ").append(otherwise).append("} ");
    }
  }

  /** Refuses to leave out what changes an object that the calls may depend on. */
  private void dropped(Tree tree) {
    boolean before = calls.stream().anyMatch(site -> cell.end(site.call()) > cell.start(tree));
    if (before && mutableNeeded() && checks.changesOwn(tree)) {
      refuse(
          tree,
          "something that the calls depend on is changed in a place that cannot be run ahead",
          "make and fill it in a method of its own",
          "unsupported-statement");
    }
  }

  /** Whether a statement sets a needed variable. */
  private boolean sets(Tree tree) {
    return needed.stream()
        .flatMap(element -> region.changes(element).stream())
        .anyMatch(change -> region.within(change, tree));
  }

  private void attempt(TryTree tree, StringBuilder out) {
    dropped(tree);
    if (sites.in(tree).isEmpty() && !sets(tree)) {
      return;
    }
    boolean simple =
        calls.size() == 1
            && tree.getResources().isEmpty()
            && !sites.in(tree.getBlock()).isEmpty()
            && tree.getCatches().stream().noneMatch(clause -> sets(clause))
            && !sets(tree);
    if (!simple) {
      refuse(
          tree,
          "a try statement around concurrent calls that cannot be taken apart",
          "keep one concurrent call in the loop's body, or put the try statement into the"
              + " concurrent method",
          "try");
      return;
    }
    conditional = true; // after a failure that is caught, the loop goes on
    statement(tree.getBlock(), out);
  }

  private void other(StatementTree statement, StringBuilder out) {
    if (!sites.in(statement).isEmpty()) {
      refuse(
          statement,
          "a concurrent call stands in a statement that cannot be run ahead",
          "make the call in a statement of its own",
          "unsupported-statement");
      return;
    }
    boolean relevant = sets(statement) || (mutableNeeded() && checks.changesOwn(statement));
    if (relevant) {
      keep(statement, statement, out);
    } else if (Exits.jumps(statement)) {
      boolean moreCalls =
          calls.stream().anyMatch(site -> cell.start(site.call()) >= cell.end(statement));
      if (moreCalls) {
        refuse(
            statement,
            "whether the calls behind line " + cell.line(statement) + " are made depends on it",
            "make the calls before it",
            "jump");
      }
    }
  }

  private void keep(Tree tree, @Nullable Tree evaluated, StringBuilder out) {
    if (Exits.jumps(tree)) {
      refuse(tree, "a jump out of statements that the calls depend on", "", "jump");
      return;
    }
    if (evaluated != null) {
      if (lone.isConditional(evaluated)) {
        conditional = true;
      }
      checks.kept(evaluated);
    }
    String code = text.verbatim(tree);
    out.append(code).append(code.endsWith(";") || code.endsWith("}") ? " " : "; ");
    if (tree instanceof VariableTree && code.endsWith("}")) {
      out.append("; ");
    }
  }

  private void refuse(Tree at, String reason, String remedy, String page) {
    if (refusal == null) {
      refusal = new Refusal(at, reason + " (line " + cell.line(at) + ")", remedy, page);
    }
  }
}
