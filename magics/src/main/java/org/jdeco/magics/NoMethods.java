package org.jdeco.magics;

import java.util.List;
import java.util.Optional;
import jdk.jshell.Snippet;

/** Finds out whether a {@code %%concurrent} cell has nothing to mark. */
final class NoMethods {
  private NoMethods() {}

  /** What to tell the user; nothing when there are methods, or errors the compiler should tell. */
  static Optional<String> complaint(List<Units.Unit> units) {
    boolean fine =
        units.stream().anyMatch(unit -> unit.isMethod() || unit.kind() == Snippet.Kind.ERRONEOUS);
    if (fine) {
      return Optional.empty();
    }
    boolean types = units.stream().anyMatch(unit -> unit.kind() == Snippet.Kind.TYPE_DECL);
    return Optional.of(
        "%%concurrent marks the methods its cell declares, and this cell declares none"
            + (types
                ? "; methods inside of a class are not marked: declare a method of the cell that"
                    + " calls them"
                : ": declare one here, such as  double f(int i) { ... }"));
  }
}
