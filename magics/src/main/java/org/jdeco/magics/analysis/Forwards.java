package org.jdeco.magics.analysis;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Array elements that an iteration stores a result in and then reads: {@code a[i] = f(i); b[i] =
 * g(a[i]);}. A worker reads the result itself, so that the calls of one iteration are chained and
 * those of different iterations are not. Only of elements whose store cannot change the value or
 * fail on it, whose index is the same at both places, and of arrays that others than the iteration
 * know of, too: those of its own it fills itself.
 */
final class Forwards {
  private final Attributed cell;
  private final Map<AssignmentTree, String> stores = new LinkedHashMap<>();
  private final Map<Tree, AssignmentTree> reads = new HashMap<>();
  private final Set<AssignmentTree> wanted = new HashSet<>();

  Forwards(Attributed cell, Sites sites, Region region, List<? extends StatementTree> body) {
    this.cell = cell;
    for (int i = 0; i < body.size(); i++) {
      if (body.get(i) instanceof ExpressionStatementTree statement
          && statement.getExpression() instanceof AssignmentTree store
          && store.getVariable() instanceof ArrayAccessTree element
          && element.getExpression() instanceof IdentifierTree array
          && !region.isInBody(cell.element(array))
          && isSteady(element.getIndex())
          && !sites.in(store.getExpression()).isEmpty()
          && isPlain(cell.type(element))
          && region.named(element).stream()
              .noneMatch(e -> body.stream().anyMatch(s -> changes(region, e, s)))) {
        List<? extends StatementTree> rest = body.subList(i + 1, body.size());
        rest.forEach(later -> find(element, store, later));
      }
    }
  }

  /** Whether an index is computed from variables alone. */
  private boolean isSteady(ExpressionTree index) {
    return switch (index) {
      case IdentifierTree ignored -> true;
      case LiteralTree ignored -> true;
      case ParenthesizedTree tree -> isSteady(tree.getExpression());
      case TypeCastTree tree -> isSteady(tree.getExpression());
      case BinaryTree tree -> isSteady(tree.getLeftOperand()) && isSteady(tree.getRightOperand());
      case UnaryTree tree ->
          switch (tree.getKind()) {
            case UNARY_PLUS, UNARY_MINUS, BITWISE_COMPLEMENT -> isSteady(tree.getExpression());
            default -> false;
          };
      case MemberSelectTree tree -> {
        TypeMirror type = cell.type(tree.getExpression());
        yield tree.getExpression() instanceof IdentifierTree
            && type != null
            && type.getKind() == TypeKind.ARRAY;
      }
      case MethodInvocationTree tree ->
          isMath(cell.element(tree.getMethodSelect()))
              && tree.getArguments().stream().allMatch(this::isSteady);
      default -> false;
    };
  }

  private static boolean isMath(@Nullable Element method) {
    return method != null
        && method.getEnclosingElement() instanceof TypeElement type
        && type.getQualifiedName().contentEquals("java.lang.Math")
        && !method.getSimpleName().contentEquals("random");
  }

  private static boolean changes(Region region, Element element, StatementTree statement) {
    return region.changes(element).stream().anyMatch(change -> region.within(change, statement));
  }

  private static boolean isPlain(@Nullable TypeMirror type) {
    return type != null
        && (type.getKind().isPrimitive() || type.toString().equals("java.lang.String"));
  }

  private void find(ArrayAccessTree element, AssignmentTree store, StatementTree later) {
    String text = bare(element);
    List<Element> names = names(element);
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
        if (tree.getVariable() instanceof ArrayAccessTree target) {
          scan(target.getExpression(), null);
          scan(target.getIndex(), null);
        }
        return scan(tree.getExpression(), null);
      }

      @Override
      public @Nullable Void visitArrayAccess(ArrayAccessTree tree, @Nullable Void unused) {
        if (bare(tree).equals(text) && names(tree).equals(names)) {
          reads.putIfAbsent(tree, store);
          stores.putIfAbsent(store, "$f" + stores.size());
          return null;
        }
        return super.visitArrayAccess(tree, null);
      }
    }.scan(later, null);
  }

  private String bare(Tree tree) {
    return cell.text(tree).replaceAll("\\s", "");
  }

  /** What the names in a tree refer to, one by one. */
  private List<Element> names(Tree tree) {
    List<Element> names = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void unused) {
        Element element = cell.element(name);
        if (element != null) {
          names.add(element);
        }
        return null;
      }
    }.scan(tree, null);
    return names;
  }

  /**
   * Lets a worker keep what it reads in a tree that it evaluates; returns what is stored there, as
   * far as nothing else was evaluated that reads it.
   */
  List<ExpressionTree> want(@Nullable Tree tree) {
    List<ExpressionTree> values = new ArrayList<>();
    if (stores.isEmpty()) {
      return values;
    }
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree next, @Nullable Void unused) {
        AssignmentTree store = reads.get(next);
        if (store != null && wanted.add(store)) {
          values.add(store.getExpression());
        }
        return super.scan(next, null);
      }
    }.scan(tree, null);
    return values;
  }

  /** The name a worker gives to what is stored; empty when it does not read it. */
  Optional<String> name(Tree store) {
    return store instanceof AssignmentTree tree && wanted.contains(tree)
        ? Optional.ofNullable(stores.get(tree))
        : Optional.empty();
  }

  /** The store whose value a worker's read takes; null when it takes none. */
  @Nullable AssignmentTree store(Tree read) {
    AssignmentTree store = reads.get(read);
    return store != null && wanted.contains(store) ? store : null;
  }
}
