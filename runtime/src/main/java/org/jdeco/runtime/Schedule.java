package org.jdeco.runtime;

/**
 * Where a test may bend the order of events: it delays threads at the points named here, and
 * overrules how much is done at once and when the caller runs ahead. No choice made here may change
 * a result.
 */
interface Schedule {
  /** A moment at which threads may overtake each other. */
  enum Point {
    CLAIM,
    RUN,
    FINISH,
    PUBLISH,
    REPLAY,
    CLOSE
  }

  /** The schedule of every engine but a test's. */
  Schedule NATURAL = new Schedule() {};

  /** Passes a point; may take its time. */
  default void pass(Point point) {}

  /** Returns the number of iterations to put in one strip or chunk. */
  default int length(int proposed) {
    return proposed;
  }

  /** Returns how many iterations to run inline before some that others try out; 0: none. */
  default long gap(long proposed) {
    return proposed;
  }

  /** Returns how many entries of a loop to pass without a region of their own. */
  default int unseen(int proposed) {
    return proposed;
  }

  /** Returns whether the region should be running ahead now. */
  default boolean ahead(boolean proposed) {
    return proposed;
  }
}
