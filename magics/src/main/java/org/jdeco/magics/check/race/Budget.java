package org.jdeco.magics.check.race;

/** How many places can still be watched; what comes later goes unwatched. */
final class Budget {
  private static final long BYTES = 160;
  private static final int MOST = 4_000_000;

  private final long most;
  private long left;
  private boolean hit;

  /** A budget of an eighth of the memory there may be. */
  Budget() {
    this(Math.min(MOST, Runtime.getRuntime().maxMemory() / 8 / BYTES));
  }

  Budget(long most) {
    this.most = most;
    this.left = most;
  }

  /** Whether there is room for one place more. */
  boolean has() {
    hit |= left <= 0;
    return left > 0;
  }

  void take(long places) {
    left -= places;
  }

  void give(long places) {
    left += places;
  }

  /** Whether it did not suffice. */
  boolean hit() {
    return hit;
  }

  long most() {
    return most;
  }
}
