package org.jdeco.magics.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an object may have been reached from.
 *
 * @param variable the variable the way starts at; null when it is not known
 * @param path the index of each array element on the way; null for an index that is not known
 * @param deep whether the object may lie any number of steps behind the path
 */
public record Base(@Nullable Var variable, List<@Nullable Affine> path, boolean deep) {
  static final Base UNKNOWN = new Base(null, List.of(), true);

  static Base of(Var variable) {
    return new Base(variable, List.of(), false);
  }

  /** An element of this array. */
  Base element(@Nullable Affine index) {
    if (deep) {
      return this;
    }
    List<@Nullable Affine> longer = new ArrayList<>(path);
    longer.add(index);
    return new Base(variable, Collections.unmodifiableList(longer), false);
  }

  /** Something that can be reached from this. */
  Base beneath() {
    return new Base(variable, path, true);
  }

  /** Something that can be reached from one of several. */
  static Set<Base> beneath(Set<Base> bases) {
    Set<Base> deep = new LinkedHashSet<>();
    bases.forEach(base -> deep.add(base.beneath()));
    return deep;
  }
}
