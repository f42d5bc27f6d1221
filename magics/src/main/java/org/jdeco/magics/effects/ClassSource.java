package org.jdeco.magics.effects;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Where the class files of snippets and of the user's libraries come from. */
@FunctionalInterface
public interface ClassSource {
  /**
   * The class file of a class, or null when there is none here; the JDK's own are not asked for.
   *
   * @param internalName such as {@code REPL/$JShell$3}
   */
  byte @Nullable [] bytes(String internalName);

  /**
   * The internal names of all classes that snippets have defined so far, or null when they cannot
   * be listed. Without the list, a call that a subclass could override stays partly unknown.
   */
  default @Nullable Collection<String> classes() {
    return null;
  }
}
