package org.jdeco.magics.analysis;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a worker runs of statements made of statements: their control flow as it stands,
 * and of what they hold the slice.
 *
 * <p>A call within a loop may be made any number of times, and one behind a failure that is caught
 * depends on what failed, so that there the task keeps a log. A worker leaves out what the calls do
 * not depend on, and that may fail, too; so both the worker and the replay compare what they catch
 * with what the last call threw. If that is something else, the log ends there.
 */
final class Structures {
  private final Attributed cell;
  private final Sites sites;
  private final Checks checks;
  private final BodySlice body;
  private final CallText text;
  private final LoneCalls lone;
  private final boolean logged;
  private final List<TryTree> attempts = new ArrayList<>();
  private final Deque<String> chosen = new ArrayDeque<>();
  private int choices;
  private int unnamed;
  private boolean conditional;
  private boolean needsLog;
  private @Nullable Refusal refusal;

  Structures(
      Attributed cell,
      Sites sites,
      Checks checks,
      BodySlice body,
      CallText text,
      LoneCalls lone,
      boolean logged) {
    this.cell = cell;
    this.sites = sites;
    this.checks = checks;
    this.body = body;
    this.text = text;
    this.lone = lone;
    this.logged = logged;
  }

  boolean conditional() {
    return conditional;
  }

  boolean needsLog() {
    return needsLog;
  }

  List<TryTree> attempts() {
    return attempts;
  }

  @Nullable Refusal refusal() {
    return refusal;
  }

  void write(StatementTree statement, StringBuilder out) {
    switch (statement) {
      case LabeledStatementTree tree -> labeled(tree, out);
      case ForLoopTree tree -> {
        tree.getInitializer().forEach(this::part);
        part(tree.getCondition());
        tree.getUpdate().forEach(this::part);
        loop(tree, tree.getStatement(), out);
      }
      case WhileLoopTree tree -> {
        part(tree.getCondition());
        loop(tree, tree.getStatement(), out);
      }
      case EnhancedForLoopTree tree -> {
        part(tree.getExpression());
        checks.again(tree);
        loop(tree, tree.getStatement(), out);
      }
      case DoWhileLoopTree tree -> {
        part(tree.getCondition());
        repeats(tree);
        out.append("do ").append(body.block(tree.getStatement()));
        out.append("while ").append(text.verbatim(tree.getCondition())).append("; ");
      }
      case SwitchTree tree -> choice(tree.getExpression(), tree.getCases(), out);
      case SynchronizedTree tree -> {
        lone.write(tree.getExpression(), out);
        out.append(body.block(tree.getBlock()));
      }
      case TryTree tree -> attempt(tree, out);
      default ->
          refuse(
              statement,
              "a concurrent call stands in a statement that cannot be run ahead",
              "make the call in a statement of its own",
              "unsupported-statement");
    }
  }

  private void labeled(LabeledStatementTree tree, StringBuilder out) {
    StatementTree inner = tree.getStatement();
    String code = body.code(List.of(inner));
    boolean loop = Nests.isLoop(inner) && !code.isEmpty();
    out.append(tree.getLabel()).append(loop ? ": " : ": { ").append(code).append(loop ? "" : "} ");
  }

  /** A part of a loop's header. */
  private void part(@Nullable Tree tree) {
    if (tree == null) {
      return;
    }
    if (tree instanceof ExpressionStatementTree statement
        && sites.at(statement.getExpression()).isPresent()) {
      refuse(
          tree,
          "a concurrent call is a whole part of a loop's header",
          "make the call in the loop's body",
          "unsupported-statement");
    }
    Tree evaluated = tree instanceof VariableTree variable ? variable.getInitializer() : tree;
    if (evaluated != null) {
      lone.whole(evaluated);
      checks.kept(evaluated);
    }
  }

  private void repeats(Tree loop) {
    conditional = true;
    needsLog |= !sites.in(loop).isEmpty();
  }

  private void loop(StatementTree loop, StatementTree repeated, StringBuilder out) {
    repeats(loop);
    out.append(text.header(loop, repeated)).append(body.block(repeated));
  }

  /**
   * A switch expression of which only the calls are wanted: a switch statement, left by its label.
   */
  void choice(SwitchExpressionTree tree, StringBuilder out) {
    String label = "$y" + ++choices;
    chosen.push(label);
    out.append(label).append(": ");
    choice(tree.getExpression(), tree.getCases(), out);
    chosen.pop();
  }

  /** The label of the innermost switch expression that is written as a statement. */
  String chosen() {
    return chosen.element();
  }

  private void choice(ExpressionTree selector, List<? extends CaseTree> cases, StringBuilder out) {
    conditional = true;
    lone.whole(selector);
    checks.kept(selector);
    out.append("switch ").append(text.verbatim(selector)).append(" { ");
    for (CaseTree each : cases) {
      ExpressionTree guard = each.getGuard();
      if (guard != null) {
        lone.whole(guard);
        checks.kept(guard);
      }
      Tree first =
          each.getStatements() == null
              ? each.getBody()
              : each.getStatements().isEmpty() ? null : each.getStatements().getFirst();
      out.append(first == null ? text.verbatim(each) : text.header(each, first)).append(' ');
      if (each.getStatements() != null) {
        out.append(body.code(each.getStatements()));
      } else if (each.getBody() instanceof StatementTree statement) {
        out.append(body.block(statement));
      } else if (each.getBody() instanceof ExpressionTree value) {
        out.append("{ ");
        lone.write(value, out);
        out.append("} ");
      }
    }
    out.append("} ");
  }

  private void attempt(TryTree tree, StringBuilder out) {
    conditional = true; // after a failure that is caught, the loop goes on
    if (!logged && isSimple(tree)) {
      out.append(body.code(List.of(tree.getBlock())));
      return;
    }
    needsLog = true;
    attempts.add(tree);
    StringBuilder lead = new StringBuilder();
    out.append("try ");
    boolean closing = resources(tree, out, lead);
    out.append("{ $t.begin(); ").append(lead);
    out.append(body.code(tree.getBlock().getStatements())).append("} ");
    for (CatchTree each : tree.getCatches()) {
      VariableTree thrown = each.getParameter();
      String name = thrown.getName().toString();
      String parameter = cell.text(thrown);
      if (name.isEmpty()) {
        name = "$e" + ++unnamed;
        parameter = parameter.substring(0, parameter.lastIndexOf('_')) + name;
      }
      out.append("catch (").append(parameter).append(") { $t.meet(").append(name).append("); ");
      out.append(body.code(each.getBlock().getStatements())).append("} ");
    }
    BlockTree last = tree.getFinallyBlock();
    if (last != null) {
      out.append("finally ").append(body.block(last));
      if (Exits.jumps(last)) {
        refuse(
            last,
            "a finally clause jumps out of itself",
            "put the try statement into the concurrent method",
            "try");
      }
    } else if (tree.getCatches().isEmpty() && !closing) {
      out.append("finally { } ");
    }
  }

  /**
   * Whether a failure of the one call is all that the worker needs to know about. A call that
   * overwrites something must not be made where another failure comes before it.
   */
  private boolean isSimple(TryTree tree) {
    return body.calls().size() == 1
        && checks.overwritten().isEmpty()
        && tree.getResources().isEmpty()
        && !sites.in(tree.getBlock()).isEmpty()
        && !body.sets(tree)
        && !body.changesOwn(tree);
  }

  /** The resources where calls need them; returns whether they do. */
  private boolean resources(TryTree tree, StringBuilder out, StringBuilder lead) {
    List<? extends Tree> resources = tree.getResources();
    boolean wanted = resources.stream().anyMatch(body::declaresNeeded);
    for (Tree resource : resources) {
      if (wanted) {
        part(resource);
        checks.closed(resource);
      } else if (resource instanceof VariableTree variable) {
        lone.write(variable.getInitializer(), lead);
      }
    }
    if (wanted) {
      String header = text.header(tree, tree.getBlock());
      out.append(header, header.indexOf('('), header.length());
    }
    return wanted;
  }

  private void refuse(Tree at, String reason, String remedy, String page) {
    if (refusal == null) {
      refusal = new Refusal(at, reason + " (line " + cell.line(at) + ")", remedy, page);
    }
  }
}
