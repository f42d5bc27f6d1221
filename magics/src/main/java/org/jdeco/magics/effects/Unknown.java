package org.jdeco.magics.effects;

import org.jspecify.annotations.Nullable;

/**
 * Something whose effects are not known, and which can only be taken on trust.
 *
 * @param what its readable name, such as {@code com.acme.Foo.bar(int)}
 * @param site where the user's code meets it
 */
public record Unknown(String what, @Nullable Site site) {
  /** Whether it is a function that the user may have written. */
  public boolean isFunction() {
    return what.startsWith("the function ") || what.startsWith("a function ");
  }
}
