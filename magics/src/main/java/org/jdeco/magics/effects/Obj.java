package org.jdeco.magics.effects;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object, or several that are not told apart. */
sealed interface Obj {
  /**
   * An object that was there before the call.
   *
   * @param root where the way to it starts
   * @param path the fields or elements the way takes
   * @param beyond if true, any object at least one step behind the end of the path is meant
   */
  record Sym(Root root, List<Key> path, boolean beyond) implements Obj {
    static final Sym ANYTHING = new Sym(new Root.Anything(), List.of(), true);

    /** The longest path that is told apart. */
    static final int STEPS = 3;

    static Sym of(Root root) {
      return new Sym(root, List.of(), false);
    }

    /** What is found in part {@code key} of this object. */
    Sym step(Key key) {
      if (beyond) {
        return this;
      }
      if (path.size() >= STEPS || path.contains(key) || key == Key.Part.ANY) {
        return new Sym(root, path, true);
      }
      return new Sym(root, Key.append(path, key), false);
    }

    /** Everything behind this object. */
    Sym behind() {
      return beyond ? this : new Sym(root, path, true);
    }

    /** Everything behind the root. */
    Sym beyondRoot() {
      return path.isEmpty() && beyond ? this : new Sym(root, List.of(), true);
    }

    boolean isRoot() {
      return path.isEmpty() && !beyond;
    }
  }

  /**
   * An object made during the call.
   *
   * @param at the instruction of the method at hand that made it, or whose callee did
   * @param origin the instruction that really made it
   */
  record Fresh(int at, Origin origin) implements Obj {
    Made made() {
      return origin.made();
    }
  }

  /** Null or a value that never changes and leads to nothing that does, such as a String. */
  enum Plain implements Obj {
    PLAIN
  }

  /**
   * The place in the program where objects are made.
   *
   * @param method the method that makes them, null for what was merged from many
   * @param index its instruction
   * @param part counts objects that one instruction makes
   * @param made what they are
   */
  record Origin(@Nullable MethodKey method, int index, int part, Made made) {}
}
