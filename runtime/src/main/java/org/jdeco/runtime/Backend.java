package org.jdeco.runtime;

import java.util.Locale;

/** What runs tasks. */
public enum Backend {
  /** The engine's pool of platform threads, as many as there are workers: for computing. */
  THREADS,
  /**
   * A virtual thread for each task, a bounded number at a time: for waiting on networks or disks.
   */
  VIRTUAL;

  /** The name as users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
