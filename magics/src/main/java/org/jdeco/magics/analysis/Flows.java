package org.jdeco.magics.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;

/** Recognizes streams whose functions make concurrent calls. */
final class Flows {
  private final Attributed cell;
  private final Sites sites;
  private final Callee callee;
  private @Nullable Refusal refusal;

  Flows(Attributed cell, Sites sites, Callee callee) {
    this.cell = cell;
    this.sites = sites;
    this.callee = callee;
  }

  /** The stream that a call stands in a function of; empty if there is none. */
  Optional<Flow> around(Site site) {
    refusal = null;
    LambdaExpressionTree lambda = null;
    for (Tree tree = cell.parent(site.call()); tree != null; tree = cell.parent(tree)) {
      if (tree instanceof LambdaExpressionTree found) {
        lambda = found;
        break;
      }
      if (tree instanceof ClassTree || tree instanceof MethodTree) {
        break;
      }
    }
    if (lambda == null || !(cell.parent(lambda) instanceof MethodInvocationTree stage)) {
      return Optional.empty();
    }
    MethodInvocationTree terminal = stage;
    while (givesStream(terminal)
        && cell.parent(terminal) instanceof MemberSelectTree select
        && cell.parent(select) instanceof MethodInvocationTree next
        && next.getMethodSelect() == select
        && isStream(next)) {
      terminal = next;
    }
    return isStream(terminal) ? flow(terminal) : Optional.empty();
  }

  /** Why the calls of the stream asked for last are made in their turn; null if there was none. */
  @Nullable Refusal refusal() {
    return refusal;
  }

  /** Whether a call is an operation of a stream, or goes over a collection. */
  private boolean isStream(MethodInvocationTree call) {
    return cell.element(call.getMethodSelect()) instanceof ExecutableElement method
        && (Stages.isOfStream(method) || Stages.isForEach(method));
  }

  private boolean givesStream(MethodInvocationTree call) {
    return cell.type(call) instanceof DeclaredType type
        && cell.elements()
            .getPackageOf(type.asElement())
            .getQualifiedName()
            .contentEquals("java.util.stream");
  }

  private Optional<Flow> flow(MethodInvocationTree terminal) {
    StatementTree statement = statement(terminal);
    if (statement == null
        || !(cell.parent(statement) instanceof BlockTree block)
        || cell.start(statement) < 0) {
      return refuse(terminal, "its stream is not a statement of its own");
    }
    boolean top = block.equals(cell.statements());
    if (top ? cell.start(statement) < cell.declarationsEnd() : hasBefore(statement, terminal)) {
      return refuse(terminal, "the statement of its stream does something before that");
    }
    Stages stages = new Stages(cell, sites, callee);
    Optional<Stages.Fused> fused = stages.fuse(terminal);
    if (fused.isEmpty()) {
      return refuse(stages.objection().at(), stages.objection().reason());
    }
    List<Site> its = sites.in(terminal);
    StatementTree last = top ? null : block.getStatements().getLast();
    Stages.Fused found = fused.get();
    return Optional.of(
        new Flow(statement, last, terminal, found.first(), its, found.loop(), found.split()));
  }

  private Optional<Flow> refuse(Tree at, String reason) {
    refusal =
        new Refusal(
            at,
            "the call is in a function of a stream, and "
                + reason
                + " (line "
                + cell.line(at)
                + ")",
            "use a loop",
            "stream");
    return Optional.empty();
  }

  /** The simple statement around a stream; null when a part of it decides on the evaluation. */
  private @Nullable StatementTree statement(Tree from) {
    for (Tree tree = cell.parent(from); tree != null; tree = cell.parent(tree)) {
      switch (tree) {
        case VariableTree variable when cell.parent(variable) instanceof BlockTree -> {
          return variable;
        }
        case ExpressionStatementTree statement -> {
          return statement;
        }
        case ReturnTree statement -> {
          return statement;
        }
        case StatementTree ignored -> {
          return null;
        }
        case LambdaExpressionTree ignored -> {
          return null;
        }
        case ConditionalExpressionTree ignored -> {
          return null;
        }
        case BinaryTree binary
            when binary.getKind() == Tree.Kind.CONDITIONAL_AND
                || binary.getKind() == Tree.Kind.CONDITIONAL_OR -> {
          return null;
        }
        case SwitchExpressionTree ignored -> {
          return null;
        }
        default -> {}
      }
    }
    return null;
  }

  /** Whether a statement makes calls or changes something before it comes to a part of it. */
  private boolean hasBefore(StatementTree statement, ExpressionTree part) {
    List<Tree> before = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
        boolean does =
            tree instanceof MethodInvocationTree
                || tree instanceof NewClassTree
                || tree instanceof AssignmentTree
                || tree instanceof CompoundAssignmentTree
                || tree instanceof UnaryTree;
        if (tree == part) {
          return null;
        }
        if (tree != null && does && cell.end(tree) <= cell.start(part)) {
          before.add(tree);
        }
        return super.scan(tree, null);
      }
    }.scan(statement, null);
    return !before.isEmpty();
  }
}
