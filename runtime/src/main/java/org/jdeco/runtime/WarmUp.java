package org.jdeco.runtime;

/**
 * How often to call a method for no iterations before it is called for some, where it runs many
 * cheap iterations at once.
 *
 * <p>The JVM compiles a method when it has been called often enough, and before that a loop in it,
 * when that has gone round often enough. Code that is compiled for the loop is of little use: each
 * call begins in slow code, and takes as long as a strip of iterations to get from there to the
 * fast code; and while the JVM makes it, it does not compile the method. So in the beginning the
 * method is also called for no iterations.
 */
final class WarmUp {
  /** How many calls for no iterations come in a row at most. */
  static final int MOST = 64;

  /** Up to which nanoseconds of an iteration the code around it matters. */
  private static final double CHEAP_NANOS = 1_000;

  private static final int ALL = 3_000;

  /** What a call for no iterations may take, and what may delay some of them. */
  private static final long MOST_NANOS = 3_000;

  private static final long PAUSE_NANOS = 100_000;

  private int made;

  /**
   * Returns how often to call the method for no iterations now, and counts these calls as made.
   *
   * @param grain the nanoseconds of an iteration; 0: not known
   * @param wanted how often it would be good to
   */
  int take(double grain, int wanted) {
    if (grain == 0 || grain > CHEAP_NANOS || made >= ALL) {
      return 0;
    }
    int count = Math.clamp(wanted, 1, MOST);
    made += count;
    return count;
  }

  /** Hears how long calls for no iterations took: none are made where they are dear, too. */
  void took(int calls, long nanos) {
    if (nanos > calls * MOST_NANOS + PAUSE_NANOS) {
      made = ALL;
    }
  }
}
