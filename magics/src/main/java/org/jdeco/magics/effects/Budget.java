package org.jdeco.magics.effects;

/** How much work an answer may cost; what costs more is not known. */
final class Budget {
  /** Instructions of one method: the greatest bodies people write have a few thousand. */
  static final int INSTRUCTIONS = 12_000;

  /** Calls within calls. */
  static final int DEPTH = 200;

  private static final int STEPS = 500_000;

  private int steps = STEPS;

  /** Instructions were looked at, or effects of callees told anew. */
  void spend(int count) {
    steps -= count;
    if (steps < 0) {
      throw new ExhaustedException();
    }
  }

  /** Whether all of it is spent. */
  boolean isExhausted() {
    return steps <= 0;
  }

  /** The work costs too much. */
  static final class ExhaustedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExhaustedException() {
      super("too much code to analyse", null, false, false);
    }
  }
}
