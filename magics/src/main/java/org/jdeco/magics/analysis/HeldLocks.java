package org.jdeco.magics.analysis;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Finds locks that the caller may hold while it waits for calls that take locks, too: workers must
 * not wait for them meanwhile.
 */
final class HeldLocks {
  private final Attributed cell;
  private final Taking taking;

  HeldLocks(Code code) {
    this.cell = code.cell();
    this.taking = new Taking(code.cell(), code.callee(), code.sites());
  }

  /** Why a call that takes locks must be made by the caller; empty if a worker may. */
  Optional<Refusal> conflict(Site site) {
    String name = site.method().name();
    if (isSynchronized(site.call())) {
      return Optional.of(
          new Refusal(
              site.call(),
              name + " takes a lock, which may be the one that is held here",
              "make the calls outside of what is synchronized",
              "held-lock"));
    }
    return Optional.ofNullable(taking.around(site.call()))
        .map(taken ->
            new Refusal(
                site.call(),
                name
                    + " takes a lock, which may be the one that line "
                    + cell.line(taken)
                    + " ("
                    + cell.oneLine(taken)
                    + ") has taken",
                "make the calls before the lock is taken, or after it was given back in another"
                    + " cell",
                "held-lock"));
  }

  /** Whether a tree stands in a synchronized statement or method. */
  private boolean isSynchronized(Tree part) {
    for (Tree tree = part; tree != null; tree = cell.parent(tree)) {
      boolean held =
          tree instanceof SynchronizedTree
              || (tree instanceof MethodTree method
                  && method.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED));
      if (held) {
        return true;
      }
    }
    return false;
  }
}
