package org.jdeco.magics.analysis;

import com.sun.source.tree.StatementTree;
import java.util.List;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/**
 * Loops within loops, each the only one with concurrent calls in the body of the one around it.
 *
 * @param outer the outermost loop with its label, if it has one
 * @param levels the loops, from the outermost in
 * @param label the innermost loop's label
 * @param body what the innermost loop repeats
 */
public record Nest(
    StatementTree outer,
    List<Level> levels,
    @Nullable Name label,
    List<? extends StatementTree> body) {
  /** The innermost loop. */
  public Level innermost() {
    return levels.getLast();
  }
}
