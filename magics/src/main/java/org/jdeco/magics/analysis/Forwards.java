package org.jdeco.magics.analysis;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Array elements that an iteration stores a result in and then reads: {@code a[i] = f(i); b[i] =
 * g(a[i]);}. A worker reads the result itself, so that the calls of one iteration are chained and
 * those of different iterations are not. Only of elements whose store cannot change the value or
 * fail on it.
 */
final class Forwards {
  private final Map<AssignmentTree, String> stores = new LinkedHashMap<>();
  private final Map<Tree, AssignmentTree> reads = new HashMap<>();

  Forwards(Attributed cell, Sites sites, Region region, List<? extends StatementTree> body) {
    for (int i = 0; i < body.size(); i++) {
      if (body.get(i) instanceof ExpressionStatementTree statement
          && statement.getExpression() instanceof AssignmentTree store
          && store.getVariable() instanceof ArrayAccessTree element
          && element.getExpression() instanceof IdentifierTree
          && !sites.in(store.getExpression()).isEmpty()
          && isPlain(cell.type(element))
          && region.named(element).stream()
              .noneMatch(e -> body.stream().anyMatch(s -> changes(region, e, s)))) {
        List<? extends StatementTree> rest = body.subList(i + 1, body.size());
        rest.forEach(later -> find(cell, element, store, later));
      }
    }
  }

  private static boolean changes(
      Region region, javax.lang.model.element.Element element, StatementTree statement) {
    return region.changes(element).stream().anyMatch(change -> region.within(change, statement));
  }

  private static boolean isPlain(@Nullable TypeMirror type) {
    return type != null
        && (type.getKind().isPrimitive() || type.toString().equals("java.lang.String"));
  }

  private void find(
      Attributed cell, ArrayAccessTree element, AssignmentTree store, StatementTree later) {
    String text = bare(cell, element);
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
        if (bare(cell, tree).equals(text)) {
          reads.putIfAbsent(tree, store);
          stores.putIfAbsent(store, "$f" + stores.size());
          return null;
        }
        return super.visitArrayAccess(tree, null);
      }
    }.scan(later, null);
  }

  private static String bare(Attributed cell, Tree tree) {
    return cell.text(tree).replaceAll("\\s", "");
  }

  /** The name a worker gives to what is stored; empty when nothing reads it. */
  Optional<String> name(Tree store) {
    return store instanceof AssignmentTree tree
        ? Optional.ofNullable(stores.get(tree))
        : Optional.empty();
  }

  /** The store whose value a read takes; null when it takes none. */
  @Nullable AssignmentTree store(Tree read) {
    return reads.get(read);
  }
}
