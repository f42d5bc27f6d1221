package org.jdeco.runtime;

/**
 * A resumable predictor of a loop: it walks the loop's iterations without its effects and makes the
 * tasks that compute the calls ahead of the replay. Generated; used by the caller's thread only.
 */
public abstract class Lookahead {
  /** For generated subclasses. */
  protected Lookahead() {}

  /**
   * Moves to the next stretch of iterations and returns its length, or 0 when the loop is over. A
   * stretch is one entry of the innermost counted loop; other loops have stretches of 1.
   *
   * @throws Throwable what the loop's own code throws there; the runtime then stops running ahead,
   *     and the replay meets the same exception itself
   */
  protected abstract int advance() throws Throwable;

  /**
   * Makes the task for the iterations from {@code from} up to {@code to} of the current stretch.
   */
  protected abstract Task task(int from, int to);

  /** Returns the number of iterations of the whole loop, or -1 when it is not known. */
  protected long total() {
    return -1;
  }

  /**
   * Whether a call may go on for ever that serial Java does not make, as the loop ends before it.
   * The caller's thread then makes no call ahead.
   */
  protected boolean mayStay() {
    return false;
  }

  /**
   * Whether nobody can tell that a call was made whose result is dropped, so that a thread may be
   * left behind in it.
   */
  protected boolean mayLeave() {
    return false;
  }
}
