package org.jdeco.magics.analysis;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import org.jspecify.annotations.Nullable;

/** What a call in straight-line code depends on: variables, and the statements that set them. */
final class Inputs {
  private final Attributed cell;
  private final Region region;
  private final Set<Element> variables = new LinkedHashSet<>();
  private final Set<Tree> statements = new LinkedHashSet<>();

  /**
   * The inputs of one call.
   *
   * @param before the statements from the first one on that come before that with the call
   */
  Inputs(Attributed cell, Region region, List<Tree> before, Site site) {
    this.cell = cell;
    this.region = region;
    for (ExpressionTree argument : site.call().getArguments()) {
      name(argument);
    }
    int size;
    do {
      size = variables.size() + statements.size();
      for (Tree item : before) {
        Tree change = Straight.change(item);
        Element element = change == null ? null : cell.element(Roles.changed(change));
        if (change != null && element != null && variables.contains(element)) {
          statements.add(item);
          name(change instanceof VariableTree tree ? tree.getInitializer() : change);
        }
      }
    } while (variables.size() + statements.size() > size);
  }

  private void name(@Nullable Tree tree) {
    if (tree != null) {
      Set<Element> names = region.named(tree);
      names.removeAll(region.declared(List.of(tree)));
      names.removeIf(
          element -> element.getKind() == ElementKind.FIELD && !cell.isNotebook(element));
      variables.addAll(names);
    }
  }

  /** The variables, of the arguments and of what is repeated. */
  Set<Element> variables() {
    return variables;
  }

  /** The statements that have to be repeated for the values that variables have at the call. */
  Set<Tree> statements() {
    return statements;
  }
}
