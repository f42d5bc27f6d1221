package org.jdeco.magics.analysis;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what pieces of a region's code read and write. */
final class Touching {
  private final Attributed cell;
  private final Callee callee;
  private final Origins origins;
  private final Sites sites;

  Touching(Attributed cell, Callee callee, Origins origins, Sites sites) {
    this.cell = cell;
    this.callee = callee;
    this.origins = origins;
    this.sites = sites;
  }

  /** What evaluating a tree does, but for the concurrent calls in it. */
  Touches of(@Nullable Tree tree) {
    return of(tree, List.of());
  }

  /** What evaluating a tree does, some of the concurrent calls in it included. */
  Touches of(@Nullable Tree tree, List<Site> calls) {
    Touches found = new Touches(cell);
    scanner(found).scan(tree, null);
    Doings doings = doings(found);
    calls.forEach(site -> doings.call(site.call(), site.element()));
    return found;
  }

  /** What evaluating several trees does, but for the concurrent calls in them. */
  Touches of(List<? extends Tree> trees) {
    Touches found = new Touches(cell);
    scanner(found).scan(trees, null);
    return found;
  }

  /** What a concurrent call does, its arguments' own evaluation left out. */
  Touches of(Site site) {
    return of(null, List.of(site));
  }

  /** The elements that a loop over an array or an iterable reads. */
  List<Touch> elements(ExpressionTree source) {
    Touches found = new Touches(cell);
    places(found).elements(source);
    return found.reads();
  }

  /** All that can be reached from arguments, as if it were read. */
  List<Touch> reachable(List<? extends ExpressionTree> arguments) {
    Touches found = new Touches(cell);
    for (ExpressionTree argument : arguments) {
      for (Base base : origins.of(argument)) {
        found.read(Touch.Kind.REACHABLE, base, "", argument, cell.text(argument));
      }
    }
    return found.reads();
  }

  private TouchScanner scanner(Touches found) {
    return new TouchScanner(cell, origins, sites, places(found), doings(found), found);
  }

  private Places places(Touches found) {
    return new Places(cell, callee, origins, found);
  }

  private Doings doings(Touches found) {
    return new Doings(cell, callee, origins, found);
  }
}
