package org.jdeco.runtime;

import java.util.function.IntToLongFunction;

/**
 * A loop of two calls, the second made for every third iteration only: {@code while (i < n) {
 * out(f(i)); if (i % 3 == 0) out(g(i)); i++; }}, as the rewriter writes it.
 */
final class PairLoop extends Counting {
  private final IntToLongFunction f;
  private final IntToLongFunction g;

  PairLoop(int n, IntToLongFunction f, IntToLongFunction g) {
    super(n);
    this.f = f;
    this.g = g;
  }

  static void replay(int n, IntToLongFunction f, IntToLongFunction g, StepLoop.Sink out) {
    Region region = Deco.region(0, new PairLoop(n, f, g));
    try {
      int i = 0;
      while (i < n) {
        Pair task = (Pair) region.next();
        out.accept(task == null ? f.applyAsLong(i) : task.take0());
        if (i % 3 == 0) {
          out.accept(task == null ? g.applyAsLong(i) : task.take1());
        }
        i++;
      }
    } finally {
      region.close();
    }
  }

  static void serial(int n, IntToLongFunction f, IntToLongFunction g, StepLoop.Sink out) {
    int i = 0;
    while (i < n) {
      out.accept(f.applyAsLong(i));
      if (i % 3 == 0) {
        out.accept(g.applyAsLong(i));
      }
      i++;
    }
  }

  @Override
  Task task(int i) {
    return new Pair(f, g, i);
  }

  /** The calls of one iteration. */
  static final class Pair extends Task {
    private final IntToLongFunction f;
    private final IntToLongFunction g;
    private final int i;
    private long v0;
    private long v1;

    Pair(IntToLongFunction f, IntToLongFunction g, int i) {
      this.f = f;
      this.g = g;
      this.i = i;
    }

    @Override
    protected void run() {
      v0 = f.applyAsLong(i);
      done = 1;
      if (i % 3 == 0) {
        v1 = g.applyAsLong(i);
        done = 2;
      }
    }

    long take0() {
      arrive(0);
      return v0;
    }

    long take1() {
      arrive(1);
      return v1;
    }
  }
}
