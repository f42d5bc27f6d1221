package org.jdeco.magics.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Name;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Recognizes loops and nests of loops. */
final class Nests {
  private final Attributed cell;
  private final Sites sites;

  Nests(Attributed cell, Sites sites) {
    this.cell = cell;
    this.sites = sites;
  }

  static boolean isLoop(Tree tree) {
    return switch (tree.getKind()) {
      case FOR_LOOP, ENHANCED_FOR_LOOP, WHILE_LOOP, DO_WHILE_LOOP -> true;
      default -> false;
    };
  }

  static StatementTree unlabeled(StatementTree statement) {
    return statement instanceof LabeledStatementTree labeled
        ? unlabeled(labeled.getStatement())
        : statement;
  }

  /**
   * The nests that start at a loop, the deepest first. What an innermost loop of a nest repeats may
   * hold loops with concurrent calls in turn.
   */
  List<Nest> nests(StatementTree outer) {
    List<Nest> nests = new ArrayList<>();
    List<Level> levels = new ArrayList<>();
    StatementTree next = outer;
    while (true) {
      Name label = next instanceof LabeledStatementTree labeled ? labeled.getLabel() : null;
      StatementTree loop = unlabeled(next);
      Header header = header(loop);
      StatementTree body = body(loop);
      List<? extends StatementTree> statements =
          body instanceof BlockTree block ? block.getStatements() : List.of(body);
      int inner = innerLoop(statements);
      List<Level> all = new ArrayList<>(levels);
      all.add(new Level(loop, header, body, List.of(), List.of()));
      nests.addFirst(new Nest(outer, all, label, statements));
      if (inner == NONE) {
        return nests;
      }
      levels.add(
          new Level(
              loop,
              header,
              body,
              statements.subList(0, inner),
              statements.subList(inner + 1, statements.size())));
      next = statements.get(inner);
    }
  }

  private static final int NONE = -1;

  /** The index of the one statement with sites, if that is a loop. */
  private int innerLoop(List<? extends StatementTree> statements) {
    int found = NONE;
    int withSites = 0;
    for (int i = 0; i < statements.size(); i++) {
      if (!sites.in(statements.get(i)).isEmpty()) {
        withSites++;
        if (isLoop(unlabeled(statements.get(i)))) {
          found = i;
        }
      }
    }
    return withSites == 1 ? found : NONE;
  }

  static StatementTree body(StatementTree loop) {
    return switch (loop) {
      case ForLoopTree tree -> tree.getStatement();
      case EnhancedForLoopTree tree -> tree.getStatement();
      case WhileLoopTree tree -> tree.getStatement();
      case DoWhileLoopTree tree -> tree.getStatement();
      default -> throw new IllegalArgumentException("no loop: " + loop.getKind());
    };
  }

  /** Whether an iteration of a nest may make some of its calls several times. */
  boolean repeatsCalls(Nest nest) {
    Region region = new Region(cell, nest);
    return nest.body().stream()
        .flatMap(statement -> sites.in(statement).stream())
        .anyMatch(site -> region.repeating(site.call()) != null);
  }

  /** Whether loops within an iteration of a nest hold all of the calls, its headers' included. */
  boolean repeatsAllCalls(Nest nest) {
    Region region = new Region(cell, nest);
    return sites.in(nest.outer()).stream().allMatch(site -> region.repeating(site.call()) != null);
  }

  private Header header(StatementTree loop) {
    return switch (loop) {
      case ForLoopTree tree ->
          counted(tree).or(() -> iterated(tree)).orElseGet(() -> general(tree));
      case EnhancedForLoopTree tree -> {
        TypeMirror type = cell.type(tree.getExpression());
        yield new Header.Each(
            tree.getVariable(),
            tree.getExpression(),
            type != null && type.getKind() == TypeKind.ARRAY);
      }
      case WhileLoopTree tree ->
          iterated(tree)
              .orElseGet(
                  () -> new Header.General(List.of(), bare(tree.getCondition()), List.of(), false));
      case DoWhileLoopTree tree ->
          new Header.General(List.of(), bare(tree.getCondition()), List.of(), true);
      default -> throw new IllegalArgumentException("no loop: " + loop.getKind());
    };
  }

  private Optional<Header> iterated(StatementTree loop) {
    return new Iterators(cell).header(loop).map(Header.class::cast);
  }

  private static Header general(ForLoopTree tree) {
    return new Header.General(tree.getInitializer(), tree.getCondition(), tree.getUpdate(), false);
  }

  private Optional<Header> counted(ForLoopTree tree) {
    if (tree.getInitializer().size() != 1
        || !(tree.getInitializer().getFirst() instanceof VariableTree variable)
        || variable.getInitializer() == null
        || tree.getUpdate().size() != 1
        || !(tree.getCondition() != null && bare(tree.getCondition()) instanceof BinaryTree test)) {
      return Optional.empty();
    }
    TypeMirror type = cell.type(variable);
    if (type == null || (type.getKind() != TypeKind.INT && type.getKind() != TypeKind.LONG)) {
      return Optional.empty();
    }
    long step = step(tree.getUpdate().getFirst(), variable.getName());
    boolean left = isName(test.getLeftOperand(), variable.getName());
    if (step == 0 || left == isName(test.getRightOperand(), variable.getName())) {
      return Optional.empty();
    }
    ExpressionTree bound = left ? test.getRightOperand() : test.getLeftOperand();
    String relation = relation(test.getKind(), left);
    TypeMirror boundType = cell.type(bound);
    boolean fits =
        boundType != null
            && !names(bound, variable.getName())
            && switch (boundType.getKind()) {
              case BYTE, SHORT, CHAR, INT -> true;
              case LONG -> type.getKind() == TypeKind.LONG;
              default -> false;
            };
    return fits && relation != null && relation.startsWith(step > 0 ? "<" : ">")
        ? Optional.of(new Header.Counted(variable, bound, relation, step))
        : Optional.empty();
  }

  private static @Nullable String relation(Tree.Kind kind, boolean variableLeft) {
    return switch (kind) {
      case LESS_THAN -> variableLeft ? "<" : ">";
      case LESS_THAN_EQUAL -> variableLeft ? "<=" : ">=";
      case GREATER_THAN -> variableLeft ? ">" : "<";
      case GREATER_THAN_EQUAL -> variableLeft ? ">=" : "<=";
      default -> null;
    };
  }

  private static long step(ExpressionStatementTree update, Name variable) {
    return switch (update.getExpression()) {
      case UnaryTree unary when isName(unary.getExpression(), variable) ->
          switch (unary.getKind()) {
            case POSTFIX_INCREMENT, PREFIX_INCREMENT -> 1;
            case POSTFIX_DECREMENT, PREFIX_DECREMENT -> -1;
            default -> 0;
          };
      case CompoundAssignmentTree compound
          when isName(compound.getVariable(), variable)
              && compound.getExpression() instanceof LiteralTree literal
              && literal.getValue() instanceof Integer amount
              && amount > 0 ->
          switch (compound.getKind()) {
            case PLUS_ASSIGNMENT -> amount;
            case MINUS_ASSIGNMENT -> -amount;
            default -> 0;
          };
      case AssignmentTree ignored -> 0;
      default -> 0;
    };
  }

  static boolean isName(Tree tree, Name name) {
    return tree instanceof IdentifierTree identifier && identifier.getName().equals(name);
  }

  private static boolean names(Tree tree, Name name) {
    boolean[] found = new boolean[1];
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void unused) {
        found[0] |= identifier.getName().equals(name);
        return null;
      }
    }.scan(tree, null);
    return found[0];
  }

  static ExpressionTree bare(ExpressionTree tree) {
    return tree instanceof ParenthesizedTree parenthesized
        ? bare(parenthesized.getExpression())
        : tree;
  }
}
