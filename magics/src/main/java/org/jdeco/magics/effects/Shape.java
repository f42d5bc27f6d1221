package org.jdeco.magics.effects;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the objects a method is called with, where it matters for what is called on
 * them: above all, which functions they are. A method is analysed once for each shape.
 *
 * @param known all kinds of object that may be found at a spot
 */
record Shape(Map<Spot, Set<Made>> known) {
  /** Nothing is known of the arguments. */
  static final Shape NONE = new Shape(Map.of());

  /** A way from a parameter to an object. */
  record Spot(int parameter, List<Key> path) {}

  /** What the object may be, or null if that is not known. */
  @Nullable Set<Made> at(Obj.Sym sym) {
    return !sym.beyond() && sym.root() instanceof Root.Parameter(int index)
        ? known.get(new Spot(index, sym.path()))
        : null;
  }

  /** The parts of an object that more is known of. */
  List<Key> parts(Obj.Sym sym) {
    if (sym.beyond() || !(sym.root() instanceof Root.Parameter(int index))) {
      return List.of();
    }
    int steps = sym.path().size();
    return known.keySet().stream()
        .filter(spot -> spot.parameter() == index && spot.path().size() > steps)
        .filter(spot -> spot.path().subList(0, steps).equals(sym.path()))
        .map(spot -> spot.path().get(steps))
        .distinct()
        .toList();
  }
}
