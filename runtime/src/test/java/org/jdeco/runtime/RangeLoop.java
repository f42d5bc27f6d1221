package org.jdeco.runtime;

import java.util.function.IntToLongFunction;

/** A counted loop {@code for (i < n) r[i] = f(i)} as the rewriter writes it. */
final class RangeLoop extends Lookahead {
  private final int n;
  private final IntToLongFunction f;
  private boolean entered;

  RangeLoop(int n, IntToLongFunction f) {
    this.n = n;
    this.f = f;
  }

  static long[] replay(int n, IntToLongFunction f, long[] r) {
    return replay(0, n, f, r);
  }

  /** The loop as the one of a number. */
  static long[] replay(int number, int n, IntToLongFunction f, long[] r) {
    try (Region region = Deco.region(number, new RangeLoop(n, f))) {
      return replay(region, n, f, r);
    }
  }

  /** The loop as one of a number in which nothing draws, whose entries may pass. */
  static long[] passing(int number, int n, IntToLongFunction f, long[] r) {
    Region passing = Deco.pass(number, n);
    Region region = passing != null ? passing : Deco.passable(number, new RangeLoop(n, f));
    region.bound();
    try {
      return replay(region, n, f, r);
    } finally {
      region.bound();
    }
  }

  static long[] replay(Region region, int n, IntToLongFunction f, long[] r) {
    for (int i = 0; i < n; ) {
      int count = region.strip(n - i);
      Range task = (Range) region.strip();
      if (task == null) {
        for (int e = i + count; i < e; i++) {
          r[i] = f.applyAsLong(i);
        }
      } else if (task.plain(count) && Elements.store(task.v0, count, r, i)) {
        task.loop.$giveBack(task.v0);
        i += count;
      } else {
        for (int k = 0; k < count; k++, i++) {
          r[i] = task.take0(k);
        }
      }
    }
    return r;
  }

  static long[] serial(int n, IntToLongFunction f, long[] r) {
    for (int i = 0; i < n; i++) {
      r[i] = f.applyAsLong(i);
    }
    return r;
  }

  @Override
  protected int $advance() {
    if (entered) {
      return 0;
    }
    entered = true;
    return n;
  }

  @Override
  protected Task $task(int from, int to) {
    return new Range(this, from, to);
  }

  @Override
  protected long $total() {
    return n;
  }

  /** The calls of consecutive iterations. */
  static final class Range extends Task {
    private final RangeLoop loop;
    private final IntToLongFunction f;
    private final int from;
    private final int to;
    private final long[] v0;

    Range(RangeLoop loop, int from, int to) {
      this.loop = loop;
      f = loop.f;
      this.from = from;
      this.to = to;
      v0 = (long[]) loop.$array(long.class, to - from);
    }

    @Override
    protected void run() {
      int i = from;
      try {
        for (; i < to; i++) {
          v0[i - from] = f.applyAsLong(i);
        }
      } finally {
        done = i - from;
      }
    }

    long take0(int k) {
      arrive(k);
      return v0[k];
    }
  }
}
