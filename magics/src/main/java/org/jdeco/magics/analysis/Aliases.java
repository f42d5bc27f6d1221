package org.jdeco.magics.analysis;

import com.sun.source.tree.ExpressionTree;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Element;

/** The other ways to objects that a region opens by putting them into others. */
final class Aliases {
  private final Attributed cell;
  private final Stores stores;
  private final Set<Element> inBody;
  private final int lastCall;
  private final Function<ExpressionTree, Set<Base>> bases;
  private final Set<Stores.Store> following = new HashSet<>();

  /**
   * The ways that stores open.
   *
   * @param inBody the variables that live for one iteration of the innermost loop only
   * @param lastCall the offset behind which stores do not matter to those variables
   * @param bases where the object comes from that an expression gives
   */
  Aliases(
      Attributed cell,
      Stores stores,
      Set<Element> inBody,
      int lastCall,
      Function<ExpressionTree, Set<Base>> bases) {
    this.cell = cell;
    this.stores = stores;
    this.inBody = inBody;
    this.lastCall = lastCall;
    this.bases = bases;
  }

  /** The other ways to the object of a variable declared in the region, and to what it holds. */
  Set<Base> of(Element element) {
    Set<Base> found = new LinkedHashSet<>();
    for (Stores.Store store : stores.all()) {
      if ((inBody.contains(element) && cell.start(store.at()) >= lastCall)
          || !following.add(store)) {
        continue;
      }
      try {
        if (stores.ingredients(store.value()).contains(element)) {
          if (store.containers().isEmpty()) {
            found.add(Base.UNKNOWN);
          }
          for (ExpressionTree container : store.containers()) {
            Set<Base> targets = bases.apply(container);
            found.addAll(store.slot() ? targets : Base.beneath(targets));
          }
        }
        if (stores.isInside(store, element)) {
          found.addAll(Base.beneath(bases.apply(store.value())));
        }
      } finally {
        following.remove(store);
      }
    }
    return found;
  }

  /** Parts of objects, and what the region puts there. */
  Set<Base> with(Set<Base> parts) {
    if (parts.stream().allMatch(base -> base.variable() == null)) {
      return parts;
    }
    Set<Base> found = new LinkedHashSet<>(parts);
    for (Stores.Store store : stores.all()) {
      if (store.slot() || !following.add(store)) {
        continue;
      }
      try {
        boolean meets =
            store.containers().isEmpty()
                || store.containers().stream()
                    .flatMap(container -> bases.apply(container).stream())
                    .anyMatch(target -> isOneOf(parts, target));
        if (meets) {
          found.addAll(Base.beneath(bases.apply(store.value())));
        }
      } finally {
        following.remove(store);
      }
    }
    return found;
  }

  private static boolean isOneOf(Set<Base> parts, Base target) {
    Var variable = target.variable();
    return variable == null || parts.stream().anyMatch(part -> variable.equals(part.variable()));
  }
}
