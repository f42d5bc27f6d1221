package org.jdeco.runtime;

import java.util.function.IntBinaryOperator;

/** A nest {@code for (i < rows) for (j < width(i)) g[i][j] = f(i, j)} as the rewriter writes it. */
final class GridLoop extends Lookahead {
  private final int[] widths;
  private final IntBinaryOperator f;
  private int i = -1;

  GridLoop(int[] widths, IntBinaryOperator f) {
    this.widths = widths;
    this.f = f;
  }

  static int[][] replay(int[] widths, IntBinaryOperator f) {
    int[][] g = empty(widths);
    Region region = Deco.region(0, new GridLoop(widths, f));
    try {
      for (int i = 0; i < widths.length; i++) {
        for (int j = 0; j < widths[i]; ) {
          int count = region.strip(widths[i] - j);
          Row task = (Row) region.strip();
          if (task == null) {
            for (int e = j + count; j < e; j++) {
              g[i][j] = f.applyAsInt(i, j);
            }
          } else {
            for (int k = 0; k < count; k++, j++) {
              g[i][j] = task.take0(k);
            }
          }
        }
      }
    } finally {
      region.close();
    }
    return g;
  }

  static int[][] serial(int[] widths, IntBinaryOperator f) {
    int[][] g = empty(widths);
    for (int i = 0; i < widths.length; i++) {
      for (int j = 0; j < widths[i]; j++) {
        g[i][j] = f.applyAsInt(i, j);
      }
    }
    return g;
  }

  private static int[][] empty(int[] widths) {
    int[][] g = new int[widths.length][];
    for (int i = 0; i < widths.length; i++) {
      g[i] = new int[widths[i]];
    }
    return g;
  }

  @Override
  protected int $advance() {
    do {
      i++;
    } while (i < widths.length && widths[i] == 0);
    return i < widths.length ? widths[i] : 0;
  }

  @Override
  protected Task $task(int from, int to) {
    return new Row(f, i, from, to);
  }

  /** The calls of consecutive iterations of the inner loop. */
  static final class Row extends Task {
    private final IntBinaryOperator f;
    private final int i;
    private final int from;
    private final int to;
    private final int[] v0;

    Row(IntBinaryOperator f, int i, int from, int to) {
      this.f = f;
      this.i = i;
      this.from = from;
      this.to = to;
      v0 = new int[to - from];
    }

    @Override
    protected void run() {
      int j = from;
      try {
        for (; j < to; j++) {
          v0[j - from] = f.applyAsInt(i, j);
        }
      } finally {
        done = j - from;
      }
    }

    int take0(int k) {
      arrive(k);
      return v0[k];
    }
  }
}
