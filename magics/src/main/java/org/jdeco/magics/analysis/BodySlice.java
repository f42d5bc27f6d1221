package org.jdeco.magics.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
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
  }

  /** The worker's code for these statements; each call's result goes to {@code $t.putK}. */
  String code(List<? extends StatementTree> statements) {
    StringBuilder out = new StringBuilder();
    statements.forEach(statement -> statement(statement, out));
    return out.toString();
  }

  /** Whether some call is not made in every iteration. */
  boolean conditional() {
    return conditional;
  }

  @Nullable Refusal refusal() {
    return refusal;
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
        calls(tree.getExpression(), out);
        out.append("return; ");
      }
      case ThrowTree tree -> {
        calls(tree.getExpression(), out);
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
      calls(tree.getInitializer(), out);
    }
  }

  private void expression(ExpressionStatementTree tree, StringBuilder out) {
    ExpressionTree expression = tree.getExpression();
    Optional<String> forwarded = forwards.name(expression);
    if (forwarded.isPresent() && expression instanceof AssignmentTree store) {
      if (hasConditionalCall(store.getExpression())) {
        conditional = true;
      }
      checks.kept(store.getExpression());
      String type = TypeText.of(cell.type(store.getVariable())).orElseThrow();
      out.append(type).append(' ').append(forwarded.get()).append(" = ");
      out.append(verbatim(store.getExpression())).append("; ");
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
      calls(expression, out);
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
      calls(tree.getCondition(), out);
      return;
    }
    conditional = true;
    checks.kept(tree.getCondition());
    out.append("if ").append(verbatim(tree.getCondition())).append(" { ").append(then).append("} ");
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
      if (hasConditionalCall(evaluated)) {
        conditional = true;
      }
      checks.kept(evaluated);
    }
    String text = verbatim(tree);
    out.append(text).append(text.endsWith(";") || text.endsWith("}") ? " " : "; ");
    if (tree instanceof VariableTree && text.endsWith("}")) {
      out.append("; ");
    }
  }

  private boolean hasConditionalCall(Tree tree) {
    boolean[] found = {false};
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitConditionalExpression(
          ConditionalExpressionTree choice, @Nullable Void unused) {
        found[0] |= !sites.in(choice).isEmpty();
        return super.visitConditionalExpression(choice, null);
      }

      @Override
      public @Nullable Void visitBinary(BinaryTree binary, @Nullable Void unused) {
        found[0] |=
            (binary.getKind() == Tree.Kind.CONDITIONAL_AND
                    || binary.getKind() == Tree.Kind.CONDITIONAL_OR)
                && !sites.in(binary.getRightOperand()).isEmpty();
        return super.visitBinary(binary, null);
      }

      @Override
      public @Nullable Void visitLambdaExpression(
          LambdaExpressionTree lambda, @Nullable Void unused) {
        unsupported(lambda);
        return super.visitLambdaExpression(lambda, null);
      }

      @Override
      public @Nullable Void visitSwitchExpression(
          SwitchExpressionTree choice, @Nullable Void unused) {
        unsupported(choice);
        return super.visitSwitchExpression(choice, null);
      }
    }.scan(tree, null);
    return found[0];
  }

  private void unsupported(Tree tree) {
    if (!sites.in(tree).isEmpty()) {
      refuse(
          tree,
          "a concurrent call within a lambda or a switch expression",
          "make the call in a statement of its own",
          "unsupported-statement");
    }
  }

  /** The calls within an expression, without the rest of it. */
  private void calls(@Nullable ExpressionTree expression, StringBuilder out) {
    if (expression == null || sites.in(expression).isEmpty()) {
      return;
    }
    hasConditionalCall(expression);
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMethodInvocation(
          MethodInvocationTree call, @Nullable Void unused) {
        Site site = sites.at(call).orElse(null);
        if (site == null) {
          return super.visitMethodInvocation(call, null);
        }
        call.getArguments().forEach(checks::kept);
        call.getArguments()
            .forEach(argument -> {
              if (hasConditionalCall(argument)) {
                conditional = true;
              }
            });
        out.append(verbatim(call)).append("; ");
        return null;
      }

      @Override
      public @Nullable Void visitConditionalExpression(
          ConditionalExpressionTree tree, @Nullable Void unused) {
        if (sites.in(tree.getTrueExpression()).isEmpty()
            && sites.in(tree.getFalseExpression()).isEmpty()) {
          return super.visitConditionalExpression(tree, null);
        }
        branch(tree.getCondition(), "", tree.getTrueExpression(), tree.getFalseExpression());
        return null;
      }

      @Override
      public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void unused) {
        boolean and = tree.getKind() == Tree.Kind.CONDITIONAL_AND;
        boolean or = tree.getKind() == Tree.Kind.CONDITIONAL_OR;
        if ((!and && !or) || sites.in(tree.getRightOperand()).isEmpty()) {
          return super.visitBinary(tree, null);
        }
        branch(tree.getLeftOperand(), or ? "!" : "", tree.getRightOperand(), null);
        return null;
      }

      private void branch(
          ExpressionTree condition,
          String sign,
          ExpressionTree then,
          @Nullable ExpressionTree otherwise) {
        conditional = true;
        checks.kept(condition);
        out.append("if (").append(sign).append("(").append(verbatim(condition)).append(")) { ");
        scan(then, null);
        out.append("} ");
        if (otherwise != null && !sites.in(otherwise).isEmpty()) {
          out.append("else { ");
          scan(otherwise, null);
          out.append("} ");
        }
      }
    }.scan(expression, null);
  }

  /** A tree's text, with the results of calls kept. */
  private String verbatim(Tree tree) {
    int from = cell.start(tree);
    String text = cell.body().text();
    StringBuilder out = new StringBuilder();
    int at = from;
    for (Tree replaced : replaced(tree)) {
      out.append(text, at, cell.start(replaced));
      at = cell.end(replaced);
      AssignmentTree store = forwards.store(replaced);
      out.append(store != null ? forwards.name(store).orElseThrow() : kept(replaced));
    }
    return out.append(text, at, cell.end(tree)).toString();
  }

  /** A call that keeps its result. */
  private String kept(Tree tree) {
    Site site = sites.at(tree).orElseThrow();
    int index = calls.indexOf(site);
    String call = callText(site);
    return site.isVoid() ? call + "; $t.put" + index + "()" : "$t.put" + index + "(" + call + ")";
  }

  private String callText(Site site) {
    StringBuilder out = new StringBuilder();
    MethodInvocationTree call = site.call();
    String text = cell.body().text();
    int at = cell.start(call);
    for (ExpressionTree argument : call.getArguments()) {
      out.append(text, at, cell.start(argument)).append(verbatim(argument));
      at = cell.end(argument);
    }
    return out.append(text, at, cell.end(call)).toString();
  }

  /** The outermost calls and forwarded elements within a tree, in the order of their text. */
  private List<Tree> replaced(Tree tree) {
    List<Tree> found = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree next, @Nullable Void unused) {
        if (next != null && (sites.at(next).isPresent() || forwards.store(next) != null)) {
          found.add(next);
          return null;
        }
        return super.scan(next, null);
      }
    }.scan(tree, null);
    return found;
  }

  private void refuse(Tree at, String reason, String remedy, String page) {
    if (refusal == null) {
      refusal = new Refusal(at, reason + " (line " + cell.line(at) + ")", remedy, page);
    }
  }
}
