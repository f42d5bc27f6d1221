package org.jdeco.runtime;

import java.util.function.IntUnaryOperator;

/**
 * A search {@code for (i < n) { x = f(i); if (x == wanted) return i; }} as the rewriter writes it
 * for a method without effects that may not return.
 */
final class SearchLoop extends Lookahead {
  private final int n;
  private final IntUnaryOperator f;
  private int i = -1;

  private SearchLoop(int n, IntUnaryOperator f) {
    this.n = n;
    this.f = f;
  }

  /** Returns the first index whose value is wanted, or -1. */
  static int find(int n, IntUnaryOperator f, int wanted) {
    try (Region region = Deco.region(0, new SearchLoop(n, f))) {
      for (int i = 0; i < n; i++) {
        Step task = (Step) region.next();
        int x = task == null ? f.applyAsInt(i) : task.take0();
        if (x == wanted) {
          return i;
        }
      }
      return -1;
    }
  }

  @Override
  protected int advance() {
    i++;
    return i < n ? 1 : 0;
  }

  @Override
  protected Task task(int from, int to) {
    return new Step(f, i);
  }

  @Override
  protected boolean mayStay() {
    return true;
  }

  @Override
  protected boolean mayLeave() {
    return true;
  }

  /** The call of one iteration. */
  private static final class Step extends Task {
    private final IntUnaryOperator f;
    private final int i;
    private int v0;

    Step(IntUnaryOperator f, int i) {
      this.f = f;
      this.i = i;
    }

    @Override
    protected void run() {
      v0 = f.applyAsInt(i);
      done = 1;
    }

    int take0() {
      arrive(0);
      return v0;
    }
  }
}
