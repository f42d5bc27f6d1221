package org.jdeco.magics.rewrite;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.Tree;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;
import org.jdeco.magics.analysis.Attributed;
import org.jdeco.magics.analysis.Header;
import org.jdeco.magics.analysis.Site;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes a body that does nothing but store what its only call gives, {@code r[i] = f(i)}: the
 * results of a whole strip can then be stored at once, which no JVM has to compile first.
 */
final class ElementStore {
  private final Attributed cell;
  private final @Nullable Element counter;

  private ElementStore(Attributed cell, Header.Counted header) {
    this.cell = cell;
    counter = cell.element(header.variable());
  }

  /**
   * Returns an expression of the array that the results are stored into, with the value null where
   * there is none; empty if the body is another one.
   */
  static Optional<String> array(Attributed cell, Header.Counted header, Tree body, Site site) {
    return header.step() == 1
            && body(body) instanceof ExpressionStatementTree statement
            && statement.getExpression() instanceof AssignmentTree store
            && store.getExpression().equals(site.call())
            && store.getVariable() instanceof ArrayAccessTree element
        ? new ElementStore(cell, header).array(element, site)
        : Optional.empty();
  }

  private static Tree body(Tree body) {
    return body instanceof BlockTree block && block.getStatements().size() == 1
        ? block.getStatements().getFirst()
        : body;
  }

  private Optional<String> array(ArrayAccessTree element, Site site) {
    TypeMirror type = cell.type(element);
    boolean stores =
        type != null
            && type.getKind().isPrimitive()
            && type.getKind() == site.type().getKind()
            && counter != null
            && element.getIndex() instanceof IdentifierTree index
            && counter.equals(cell.element(index));
    return stores ? value(element.getExpression()) : Optional.empty();
  }

  /** The value of an array, which the body does not change, as an expression that cannot fail. */
  private Optional<String> value(Tree array) {
    return switch (array) {
      case IdentifierTree name -> Optional.of(name.getName().toString());
      case ArrayAccessTree row when isOther(row.getIndex()) ->
          value(row.getExpression())
              .map(rows ->
                  "org.jdeco.runtime.Elements.row(%s, %s)"
                      .formatted(rows, cell.text(row.getIndex())));
      default -> Optional.empty();
    };
  }

  private boolean isOther(Tree index) {
    TypeMirror type = cell.type(index);
    return index instanceof IdentifierTree
        && type != null
        && type.getKind().isPrimitive() // else it may be null
        && counter != null
        && !counter.equals(cell.element(index));
  }
}
