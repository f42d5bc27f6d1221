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
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a worker runs for one iteration of a loop's body. Where each call is made once
 * at most, and a failure ends the iteration, its result has a fixed place in the task. Elsewhere
 * the task keeps a log; then the body is written again for that.
 */
final class BodySlice {
  private final Attributed cell;
  private final Sites sites;
  private final Region region;
  private final Checks checks;
  private final Forwards forwards;
  private final Set<Element> needed;
  private final List<Site> calls;
  private final boolean logged;
  private final CallText text;
  private final LoneCalls lone;
  private final Structures structures;
  private boolean conditional;
  private @Nullable Refusal refusal;

  BodySlice(
      Attributed cell,
      Sites sites,
      Region region,
      Checks checks,
      Forwards forwards,
      Set<Element> needed,
      List<Site> calls,
      boolean logged) {
    this.cell = cell;
    this.sites = sites;
    this.region = region;
    this.checks = checks;
    this.forwards = forwards;
    this.needed = needed;
    this.calls = calls;
    this.logged = logged;
    this.text =
        new CallText(
            cell, sites, forwards, calls, logged, checks.overwritten().keySet(), checks::isStep);
    this.lone = new LoneCalls(cell, sites, checks, text, this::choice);
    this.structures = new Structures(cell, sites, checks, this, text, lone, logged);
  }

  /** The worker's code for the body; each call's result goes to the task. */
  String code() {
    String code = code(region.nest().body());
    for (Element element : needed) {
      region.changes(element).stream()
          .filter(change -> region.withinAny(change, region.nest().body()))
          .filter(change -> isBeforeCall(change) && !region.withinAny(change, text.written()))
          .forEach(this::dropped);
      if (!region.isInBody(element)) {
        captured(element);
      }
    }
    return code;
  }

  /** Refuses a lambda that names a variable which a worker sets: there that is a local one. */
  private void captured(Element element) {
    region.changes(element).stream()
        .filter(change -> region.withinAny(change, region.nest().body()))
        .findFirst()
        .ifPresent(change ->
            text.written().stream()
                .filter(tree -> region.captured(tree).contains(element))
                .forEach(tree ->
                    unsupported(
                        tree,
                        "a function that the calls depend on names "
                            + element.getSimpleName()
                            + ", which the loop changes",
                        "copy " + element.getSimpleName() + " into a variable of the iteration")));
  }

  /** The parts of the body that the code repeats as they stand. */
  List<Tree> written() {
    return text.written();
  }

  /** Whether some call is not made in every iteration. */
  boolean conditional() {
    return conditional || structures.conditional() || lone.conditional();
  }

  /** Whether the task must keep a log. */
  boolean needsLog() {
    return structures.needsLog() || lone.repeated();
  }

  /** The try statements that the worker runs as such. */
  List<TryTree> attempts() {
    return structures.attempts();
  }

  @Nullable Refusal refusal() {
    Refusal first = refusal == null ? structures.refusal() : refusal;
    return first == null ? lone.refusal() : first;
  }

  /** The worker's code for some statements. */
  String code(List<? extends StatementTree> statements) {
    StringBuilder out = new StringBuilder();
    statements.forEach(statement -> statement(statement, out));
    return out.toString();
  }

  /** The worker's code for a statement, as a block. */
  String block(StatementTree statement) {
    return "{ "
        + code(statement instanceof BlockTree block ? block.getStatements() : List.of(statement))
        + "} ";
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
      case ContinueTree tree -> jump(tree, true, tree.getLabel(), out);
      case BreakTree tree -> jump(tree, false, tree.getLabel(), out);
      case ReturnTree tree -> {
        lone.write(tree.getExpression(), out);
        out.append("return; ");
      }
      case ThrowTree tree -> {
        lone.write(tree.getExpression(), out);
        out.append(logged ? "throw $t.over(); " : "return; ");
      }
      case YieldTree tree -> {
        lone.write(tree.getValue(), out);
        out.append("break ").append(structures.chosen()).append("; ");
      }
      case EmptyStatementTree ignored -> {}
      default -> compound(statement, out);
    }
  }

  private void jump(Tree jump, boolean goesOn, @Nullable Name label, StringBuilder out) {
    out.append(region.endsIteration(jump, goesOn, label) ? "return;" : cell.text(jump));
    out.append(' ');
  }

  private void variable(VariableTree tree, StringBuilder out) {
    Element element = cell.element(tree);
    ExpressionTree value = tree.getInitializer();
    if ((element != null && needed.contains(element))
        || (value != null && sets(value))
        || changesOwn(value)) {
      keep(tree, value, out);
    } else {
      lone.write(value, out);
    }
  }

  private void expression(ExpressionStatementTree tree, StringBuilder out) {
    ExpressionTree expression = tree.getExpression();
    Optional<String> forwarded = forwards.name(expression);
    if (forwarded.isPresent() && expression instanceof AssignmentTree store) {
      lone.whole(store.getExpression());
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
    if (sets || changesOwn(tree)) {
      keep(tree, tree, out);
    } else {
      lone.write(expression, out);
    }
  }

  /** Whether a tree changes an object of the iteration's own that the calls may depend on. */
  boolean changesOwn(@Nullable Tree tree) {
    return needed.stream().anyMatch(e -> region.isInBody(e) && !ImmutableTypes.contains(e.asType()))
        && checks.changesOwn(tree);
  }

  private void choice(IfTree tree, StringBuilder out) {
    String then = code(List.of(tree.getThenStatement()));
    StatementTree other = tree.getElseStatement();
    String otherwise = other == null ? "" : code(List.of(other));
    boolean onlyEnds =
        Exits.jumps(tree)
            && onlyEndsIteration(tree)
            && !isFollowed(tree)
            && sites.in(tree.getThenStatement()).isEmpty()
            && sites.in(other).isEmpty()
            && !sets(tree);
    if (onlyEnds || (then.isEmpty() && otherwise.isEmpty() && !sets(tree.getCondition()))) {
      left(tree.getCondition());
      lone.write(tree.getCondition(), out);
      return;
    }
    conditional |=
        Exits.jumps(tree)
            || !sites.in(tree.getThenStatement()).isEmpty()
            || !sites.in(other).isEmpty();
    lone.whole(tree.getCondition());
    checks.kept(tree.getCondition());
    out.append("if ").append(text.verbatim(tree.getCondition()));
    out.append(" { ").append(then).append("} ");
    if (!otherwise.isEmpty()) {
      out.append("else { ").append(otherwise).append("} ");
    }
  }

  private void choice(SwitchExpressionTree tree, StringBuilder out) {
    structures.choice(tree, out);
  }

  private boolean onlyEndsIteration(Tree tree) {
    return new Exits.Jumps() {
          @Override
          @Nullable Boolean jump(Tree jump, boolean goesOn, @Nullable Name label) {
            return region.endsIteration(jump, goesOn, label) ? null : Boolean.TRUE;
          }
        }.scan(tree, null)
        == null;
  }

  private void compound(StatementTree statement, StringBuilder out) {
    boolean jumps = Exits.jumps(statement);
    if (sites.in(statement).isEmpty()) {
      boolean relevant = sets(statement) || changesOwn(statement);
      if (!relevant && !(jumps && isFollowed(statement))) {
        return;
      }
      if (!jumps) {
        keep(statement, statement, out);
        return;
      }
    }
    conditional |= jumps;
    structures.write(statement, out);
  }

  /** Refuses to leave out what changes an object that the calls may depend on. */
  private void left(Tree tree) {
    if (isBeforeCall(tree) && changesOwn(tree)) {
      dropped(tree);
    }
  }

  private void dropped(Tree tree) {
    unsupported(
        tree,
        "something that the calls depend on is changed in a place that cannot be run ahead",
        "make the change in a statement of its own, or in a method");
  }

  private void unsupported(Tree tree, String reason, String remedy) {
    if (refusal == null) {
      refusal =
          new Refusal(
              tree, reason + " (line " + cell.line(tree) + ")", remedy, "unsupported-statement");
    }
  }

  /** Whether a call of the iteration may be made after a tree, or within it. */
  private boolean isBeforeCall(Tree tree) {
    return calls.stream().anyMatch(site -> region.mayPrecede(tree, site.call()));
  }

  /** Whether a call of the iteration may be made after all of a statement. */
  boolean isFollowed(Tree tree) {
    return calls.stream()
        .anyMatch(site ->
            cell.start(site.call()) >= cell.end(tree) || region.areRepeated(tree, site.call()));
  }

  /** Whether a tree sets a needed variable. */
  boolean sets(Tree tree) {
    return needed.stream()
        .flatMap(element -> region.changes(element).stream())
        .anyMatch(change -> region.within(change, tree));
  }

  /** Whether the calls need a variable that a tree declares. */
  boolean declaresNeeded(Tree tree) {
    return region.declared(List.of(tree)).stream().anyMatch(needed::contains);
  }

  List<Site> calls() {
    return calls;
  }

  private void keep(Tree tree, @Nullable Tree evaluated, StringBuilder out) {
    if (evaluated != null) {
      lone.whole(evaluated);
      checks.kept(evaluated);
    }
    String code = text.verbatim(tree);
    out.append(code).append(code.endsWith(";") || code.endsWith("}") ? " " : "; ");
    if (tree instanceof VariableTree && code.endsWith("}")) {
      out.append("; ");
    }
  }
}
