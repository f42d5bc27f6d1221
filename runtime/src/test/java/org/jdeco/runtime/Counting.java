package org.jdeco.runtime;

/** A lookahead whose iterations are counted one by one. */
abstract class Counting extends Lookahead {
  private final int n;
  private int i = -1;

  Counting(int n) {
    this.n = n;
  }

  @Override
  protected final int $advance() {
    i++;
    return i < n ? 1 : 0;
  }

  @Override
  protected final Task $task(int from, int to) {
    return task(i);
  }

  /** Makes the task of an iteration. */
  abstract Task task(int i);
}
