package org.jdeco.magics.analysis;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes loops that go over a collection by an iterator of their own: {@code Iterator<T> it =
 * c.iterator(); while (it.hasNext()) ... it.next() ...}. Where each iteration takes exactly one
 * element, and nothing else is done with the iterator, that is a loop over the elements, and the
 * lookahead can go over them by another iterator.
 */
final class Iterators {
  private final Attributed cell;

  Iterators(Attributed cell) {
    this.cell = cell;
  }

  /** The header of a nest that an iterator drives; empty when that is no iterator's variable. */
  static Optional<Header.Each> driven(Attributed cell, Nest nest, @Nullable Element variable) {
    return variable == null
        ? Optional.empty()
        : nest.levels().stream()
            .map(Level::header)
            .filter(Header.Each.class::isInstance)
            .map(Header.Each.class::cast)
            .filter(header -> header.iterator() && variable.equals(cell.element(header.variable())))
            .findFirst();
  }

  /** A tree's text, in which the variable of a nest's iterator stands for the element it is at. */
  static String text(Attributed cell, Nest nest, Tree tree) {
    StringBuilder out = new StringBuilder();
    int[] at = {cell.start(tree)};
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMethodInvocation(
          MethodInvocationTree call, @Nullable Void unused) {
        if (isCall(call, "next")
            && receiver(call) instanceof IdentifierTree name
            && driven(cell, nest, cell.element(name)).isPresent()) {
          out.append(cell.body().text(), at[0], cell.start(call)).append(name.getName());
          at[0] = cell.end(call);
          return null;
        }
        return super.visitMethodInvocation(call, null);
      }
    }.scan(tree, null);
    return out.append(cell.body().text(), at[0], cell.end(tree)).toString();
  }

  /** The header of a loop as one over elements; empty when it is another kind of loop. */
  Optional<Header.Each> header(StatementTree loop) {
    ExpressionTree condition =
        switch (loop) {
          case WhileLoopTree tree -> tree.getCondition();
          case ForLoopTree tree when tree.getUpdate().isEmpty() -> tree.getCondition();
          default -> null;
        };
    if (condition == null
        || !(Nests.bare(condition) instanceof MethodInvocationTree asks)
        || !isCall(asks, "hasNext")
        || !(receiver(asks) instanceof IdentifierTree name)) {
      return Optional.empty();
    }
    Element variable = cell.element(name);
    if (variable == null
        || !variable.asType().toString().startsWith("java.util.Iterator")
        || !(cell.declaration(variable) instanceof VariableTree declaration)
        || !(declaration.getInitializer() instanceof MethodInvocationTree opens)
        || !isCall(opens, "iterator")) {
      return Optional.empty();
    }
    ExpressionTree source = receiver(opens);
    return source != null
            && isFresh(declaration, loop)
            && stepsOnce(variable, declaration, asks, loop)
        ? Optional.of(new Header.Each(declaration, source, false))
        : Optional.empty();
  }

  private static boolean isCall(MethodInvocationTree call, String name) {
    return call.getArguments().isEmpty()
        && call.getMethodSelect() instanceof MemberSelectTree select
        && select.getIdentifier().contentEquals(name);
  }

  private static @Nullable ExpressionTree receiver(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        ? select.getExpression()
        : null;
  }

  /** Whether nothing happens between the declaration and the loop that could change elements. */
  private boolean isFresh(VariableTree declaration, StatementTree loop) {
    if (loop instanceof ForLoopTree tree && tree.getInitializer().contains(declaration)) {
      return tree.getInitializer().size() == 1;
    }
    Tree statement = loop;
    while (cell.parent(statement) instanceof LabeledStatementTree labeled) {
      statement = labeled;
    }
    if (!(cell.parent(statement) instanceof BlockTree block)) {
      return false;
    }
    List<? extends StatementTree> all = block.getStatements();
    int from = all.indexOf(declaration);
    int to = all.indexOf(statement);
    return from >= 0
        && to > from
        && all.subList(from + 1, to).stream().allMatch(this::isPlainDeclaration)
        && !(loop instanceof ForLoopTree tree && !tree.getInitializer().isEmpty());
  }

  private boolean isPlainDeclaration(StatementTree statement) {
    return statement instanceof EmptyStatementTree
        || (statement instanceof VariableTree variable && isPlain(variable.getInitializer()));
  }

  private boolean isPlain(@Nullable ExpressionTree value) {
    return switch (value) {
      case null -> true;
      case LiteralTree ignored -> true;
      case NewClassTree made ->
          made.getArguments().isEmpty()
              && made.getClassBody() == null
              && isPlatform(cell.type(made));
      case NewArrayTree made ->
          made.getInitializers() == null
              && made.getDimensions().stream().allMatch(LiteralTree.class::isInstance);
      default -> false;
    };
  }

  /** Whether an object is the platform's, which does nothing to others when it is made. */
  private boolean isPlatform(@Nullable TypeMirror type) {
    return type instanceof DeclaredType declared
        && (cell.elements().getPackageOf(declared.asElement()).getQualifiedName() + ".")
            .startsWith("java.util.");
  }

  /** Whether each iteration takes one element, and the iterator is used for nothing else. */
  private boolean stepsOnce(
      Element variable, VariableTree declaration, MethodInvocationTree asks, StatementTree loop) {
    List<Tree> uses = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void unused) {
        if (variable.equals(cell.element(name))) {
          uses.add(name);
        }
        return null;
      }
    }.scan(root(declaration), null);
    uses.removeIf(use -> use == receiver(asks));
    return uses.size() == 1
        && cell.parent(uses.getFirst()) instanceof MemberSelectTree select
        && cell.parent(select) instanceof MethodInvocationTree next
        && isCall(next, "next")
        && isAlwaysRun(next, loop);
  }

  private Tree root(Tree tree) {
    Tree parent = cell.parent(tree);
    return parent == null || tree instanceof ClassTree ? tree : root(parent);
  }

  /** Whether an expression is evaluated once in each iteration of a loop. */
  private boolean isAlwaysRun(Tree expression, StatementTree loop) {
    Tree body = Nests.body(loop);
    Tree at = expression;
    Tree parent = cell.parent(at);
    while (parent != null && at != body && parent != body) {
      boolean sometimes =
          switch (parent) {
            case IfTree test -> at != test.getCondition();
            case ConditionalExpressionTree test -> at != test.getCondition();
            case BinaryTree binary ->
                at == binary.getRightOperand()
                    && (binary.getKind() == Tree.Kind.CONDITIONAL_AND
                        || binary.getKind() == Tree.Kind.CONDITIONAL_OR);
            case LambdaExpressionTree ignored -> true;
            case ClassTree ignored -> true;
            case CaseTree ignored -> true;
            case TryTree ignored -> true;
            case CatchTree ignored -> true;
            case LabeledStatementTree ignored -> true;
            default -> Nests.isLoop(parent);
          };
      if (sometimes || isJumpedOver(at, parent)) {
        return false;
      }
      at = parent;
      parent = cell.parent(at);
    }
    return parent != null && (at == body || !isJumpedOver(at, parent));
  }

  private static boolean isJumpedOver(Tree statement, Tree parent) {
    return parent instanceof BlockTree block
        && block.getStatements().subList(0, block.getStatements().indexOf(statement)).stream()
            .anyMatch(Exits::jumps);
  }
}
