package org.jdeco.runtime;

import java.util.Locale;

/** How far a run has come. */
public enum RunState {
  /** Not ended yet. */
  RUNNING,
  /** Ended normally. */
  DONE,
  /** Ended by an exception. */
  FAILED,
  /** Ended by an interrupt. */
  INTERRUPTED;

  /** The name as the run's JSON has it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
