package org.jdeco.runtime;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A resumable predictor of a loop: it walks the loop's iterations without its effects and makes the
 * tasks that compute the calls ahead of the replay. Generated; used by the caller's thread only.
 *
 * <p>The names of its methods are not a user's: generated subclasses hold code of the cell, in
 * which a call must not mean one of them.
 */
public abstract class Lookahead {
  private @Nullable Deque<Object> arrays; // whose results were taken

  /** For generated subclasses. */
  protected Lookahead() {}

  /**
   * Moves to the next stretch of iterations and returns its length, or 0 when the loop is over. A
   * stretch is one entry of the innermost counted loop; other loops have stretches of 1.
   *
   * @throws Throwable what the loop's own code throws there; the runtime then stops running ahead,
   *     and the replay meets the same exception itself
   */
  protected abstract int $advance() throws Throwable;

  /**
   * Makes the task for the iterations from {@code from} up to {@code to} of the current stretch.
   */
  protected abstract Task $task(int from, int to);

  /** Returns the number of iterations of the whole loop, or -1 when it is not known. */
  protected long $total() {
    return -1;
  }

  /**
   * Whether a call may go on for ever that serial Java does not make, as the loop ends before it.
   * The caller's thread then makes no call ahead.
   */
  protected boolean $mayStay() {
    return false;
  }

  /**
   * Whether nobody can tell that a call was made whose result is dropped, so that a thread may be
   * left behind in it.
   */
  protected boolean $mayLeave() {
    return false;
  }

  /**
   * Returns an array for a task's results, one that was given back if there is such. Memory that is
   * touched for the first time costs several times what a cheap call does. On the caller's thread.
   *
   * @param type the primitive type of its elements, always the same
   * @param length the least length of the array; what is in it is not defined
   */
  public final Object $array(Class<?> type, int length) {
    Object used = length == 0 || arrays == null ? null : arrays.poll();
    return used != null && Array.getLength(used) >= length ? used : Array.newInstance(type, length);
  }

  /** Hears that all results in an array have been taken. On the caller's thread. */
  public final void $giveBack(Object array) {
    if (Array.getLength(array) > 0) {
      Deque<Object> used = arrays;
      if (used == null) {
        used = new ArrayDeque<>();
        arrays = used;
      }
      used.push(array);
    }
  }
}
