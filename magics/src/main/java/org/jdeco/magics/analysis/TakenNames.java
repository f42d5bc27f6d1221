package org.jdeco.magics.analysis;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names that rewritten code gives to what it declares. Where a cell uses one for something of
 * its own, its text would speak of another thing there.
 */
final class TakenNames {
  /** The shell's own names, such as {@code $1}, are others. */
  private static final Pattern TAKEN = Pattern.compile("\\$\\D.*");

  private TakenNames() {}

  /** Why nothing of a cell may be rewritten; empty if its names are its own. */
  static Optional<Refusal> refusal(Attributed cell, List<? extends Tree> trees) {
    Tree used =
        new TreeScanner<@Nullable Tree, @Nullable Void>() {
          @Override
          public @Nullable Tree visitIdentifier(IdentifierTree name, @Nullable Void unused) {
            boolean written = cell.start(name) >= 0; // otherwise what surrounds the cell's text
            return written && TAKEN.matcher(name.getName()).matches() ? name : null;
          }

          @Override
          public @Nullable Tree reduce(@Nullable Tree a, @Nullable Tree b) {
            return a != null ? a : b;
          }
        }.scan(trees, null);
    return Optional.ofNullable(used)
        .map(name ->
            new Refusal(
                name,
                "names such as " + name + " are those of the code that runs loops ahead",
                "begin the name with something other than $",
                "taken-name"));
  }
}
