package org.jdeco.runtime;

import org.jspecify.annotations.Nullable;

/**
 * One or more calls made ahead of the loop that uses their results: captured arguments, {@link
 * #run} which keeps the results in fields of the generated subclass, and {@link #arrive} which the
 * replay passes before it reads one.
 */
public abstract class Task {
  /**
   * How many places {@link #run} has passed: a step task's calls that completed (the index of the
   * site + 1), a range task's calls that completed (set in a finally block).
   */
  protected int done;

  /** What its calls have overwritten; null for the tasks of calls that overwrite nothing. */
  protected @Nullable Undo undo;

  /** What is not plain about this task: text, a failure, a fork. Null for nearly every task. */
  @Nullable Aside aside;

  /** For generated subclasses. */
  protected Task() {}

  /** Returns how many places a range task passes in each iteration. */
  protected int places() {
    return 1;
  }

  /** Makes the calls and keeps their results. */
  protected abstract void run() throws Throwable;

  /**
   * Lets the replay pass {@code place}: delivers the text printed up to there, then returns if the
   * call at this place completed, and throws what it failed with otherwise. On the caller's thread.
   */
  protected final void arrive(int place) {
    if (place < done && aside == null) {
      return;
    }
    Aside.arrive(this, place);
  }

  /**
   * Whether the first {@code places} calls completed and left nothing to deliver but their results.
   * On the caller's thread.
   */
  protected final boolean plain(int places) {
    return places <= done && aside == null;
  }

  /**
   * Takes the result of a call where the generated class cannot be seen. On the caller's thread.
   */
  protected @Nullable Object taken(int call) {
    throw new IllegalArgumentException("there is no call of number " + call);
  }
}
