package org.jdeco.runtime;

import java.util.function.IntUnaryOperator;

/**
 * A search {@code for (i < n) { x = f(i); if (x == wanted) return i; }} as the rewriter writes it
 * for a method without effects that may not return.
 */
final class SearchLoop extends Counting {
  private final IntUnaryOperator f;

  private SearchLoop(int n, IntUnaryOperator f) {
    super(n);
    this.f = f;
  }

  /** Returns the first index whose value is wanted, or -1. */
  static int find(int n, IntUnaryOperator f, int wanted) {
    try (Region region = Deco.region(0, new SearchLoop(n, f))) {
      for (int i = 0; i < n; i++) {
        StepLoop.Step<?> task = (StepLoop.Step<?>) region.next();
        long x = task == null ? f.applyAsInt(i) : task.take0();
        if (x == wanted) {
          return i;
        }
      }
      return -1;
    }
  }

  @Override
  Task task(int i) {
    return new StepLoop.Step<>(f::applyAsInt, i);
  }

  @Override
  protected boolean $mayStay() {
    return true;
  }

  @Override
  protected boolean $mayLeave() {
    return true;
  }
}
