package org.jdeco.runtime;

import org.jspecify.annotations.Nullable;

/** A task that makes one call of straight-line code and keeps what it gives. Generated. */
public abstract class Call extends Task {
  /** What the call gave; set by {@link #run} before {@code done} is. */
  protected @Nullable Object value;

  /** For generated subclasses. */
  protected Call() {}
}
