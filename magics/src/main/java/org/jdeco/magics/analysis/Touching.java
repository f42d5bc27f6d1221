package org.jdeco.magics.analysis;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what pieces of a region's code read and write. */
final class Touching {
  private final Code code;

  Touching(Code code) {
    this.code = code;
  }

  /** What evaluating a tree does, but for the concurrent calls in it. */
  Touches of(@Nullable Tree tree) {
    return of(tree, List.of());
  }

  /** What evaluating a tree does, some of the concurrent calls in it included. */
  Touches of(@Nullable Tree tree, List<Site> calls) {
    Touches found = nothing();
    new TouchScanner(code, found).scan(tree, null);
    Doings doings = new Doings(code, found);
    calls.forEach(site -> doings.call(site.call(), site.element()));
    return found;
  }

  /** What evaluating several trees does, but for the concurrent calls in them. */
  Touches of(List<? extends Tree> trees) {
    Touches found = nothing();
    new TouchScanner(code, found).scan(trees, null);
    return found;
  }

  /** What a concurrent call does, its arguments' own evaluation left out. */
  Touches of(Site site) {
    return of(null, List.of(site));
  }

  /** The elements that a loop over an array or an iterable reads. */
  List<Touch> elements(ExpressionTree source) {
    Touches found = nothing();
    new Places(code, found).elements(source);
    return found.reads();
  }

  /** All that can be reached from arguments, as if it were read. */
  List<Touch> reachable(List<? extends ExpressionTree> arguments) {
    Touches found = nothing();
    for (ExpressionTree argument : arguments) {
      for (Base base : code.origins().of(argument)) {
        found.read(Touch.Kind.REACHABLE, base, "", argument, code.cell().text(argument));
      }
    }
    return found.reads();
  }

  private Touches nothing() {
    return new Touches(code.cell());
  }
}
