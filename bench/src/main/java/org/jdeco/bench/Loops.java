package org.jdeco.bench;

import java.util.Iterator;
import java.util.List;
import org.jdeco.runtime.Deco;
import org.jdeco.runtime.Lookahead;
import org.jdeco.runtime.Region;
import org.jdeco.runtime.Task;
import org.jspecify.annotations.Nullable;

/** Loops over calls of {@link Work}, as written and as the rewriter writes them. */
final class Loops {
  private Loops() {}

  /** The call of every loop here. */
  static long call(long[] steps, int i) {
    return steps.length == 0 ? i : Work.spin(steps[i], i);
  }

  static void serial(long[] steps, long[] r) {
    for (int i = 0; i < r.length; i++) {
      r[i] = call(steps, i);
    }
  }

  static void ranges(long[] steps, long[] r) {
    Region region = Deco.region(0, new Counted(steps, r.length));
    try {
      for (int i = 0; i < r.length; ) {
        int n = region.strip(r.length - i);
        Range task = (Range) region.strip();
        if (task == null) {
          for (int e = i + n; i < e; i++) {
            r[i] = call(steps, i);
          }
        } else {
          for (int k = 0; k < n; k++, i++) {
            r[i] = task.take0(k);
          }
        }
      }
    } finally {
      region.close();
    }
  }

  static void serialList(long[] steps, Iterable<Integer> xs, List<Long> out) {
    for (int x : xs) {
      out.add(call(steps, x));
    }
  }

  static void steps(long[] steps, Iterable<Integer> xs, List<Long> out) {
    Region region = Deco.region(1, new Each(steps, xs.iterator()));
    try {
      for (int x : xs) {
        Step task = (Step) region.next();
        out.add(task == null ? call(steps, x) : task.take0());
      }
    } finally {
      region.close();
    }
  }

  private static final class Counted extends Lookahead {
    private final long[] steps;
    private final int n;
    private boolean entered;

    Counted(long[] steps, int n) {
      this.steps = steps;
      this.n = n;
    }

    @Override
    protected int $advance() {
      int length = entered ? 0 : n;
      entered = true;
      return length;
    }

    @Override
    protected Task $task(int from, int to) {
      return new Range(steps, from, to);
    }

    @Override
    protected long $total() {
      return n;
    }
  }

  private static final class Range extends Task {
    private final long[] steps;
    private final int from;
    private final int to;
    private final long[] v0;

    Range(long[] steps, int from, int to) {
      this.steps = steps;
      this.from = from;
      this.to = to;
      v0 = new long[to - from];
    }

    @Override
    protected void run() {
      int i = from;
      try {
        for (; i < to; i++) {
          v0[i - from] = call(steps, i);
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

  private static final class Each extends Lookahead {
    private final long[] steps;
    private final Iterator<Integer> xs;
    private @Nullable Integer x;

    Each(long[] steps, Iterator<Integer> xs) {
      this.steps = steps;
      this.xs = xs;
    }

    @Override
    protected int $advance() {
      if (!xs.hasNext()) {
        return 0;
      }
      x = xs.next();
      return 1;
    }

    @Override
    protected Task $task(int from, int to) {
      return new Step(steps, x);
    }
  }

  private static final class Step extends Task {
    private final long[] steps;
    private final int x;
    private long v0;

    Step(long[] steps, int x) {
      this.steps = steps;
      this.x = x;
    }

    @Override
    protected void run() {
      v0 = call(steps, x);
      done = 1;
    }

    long take0() {
      arrive(0);
      return v0;
    }
  }
}
