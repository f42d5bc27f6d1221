package org.jdeco.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import java.util.stream.IntStream;
import org.jdeco.runtime.Engine;
import org.jdeco.runtime.Run;
import org.jdeco.runtime.RunOptions;

/**
 * Speedup against grain, even and heavy-tailed, for rewritten loops and for a parallel stream and a
 * fork-join pool written by hand. Prints a table; arguments: workers, milliseconds of serial work,
 * and which grains in nanoseconds.
 */
final class Grains {
  private static final int ROUNDS = 5;
  private static final int APPEND = 3;

  private final ForkJoinPool pool;
  private final Engine engine;
  private final int workers;
  private final double total;

  private Grains(int workers, double total) {
    this.workers = workers;
    this.total = total;
    pool = new ForkJoinPool(workers);
    engine = new Engine(workers);
  }

  public static void main(String[] arguments) {
    int workers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2;
    double total = 1e6 * (arguments.length > 1 ? Double.parseDouble(arguments[1]) : 200);
    Grains grains = new Grains(workers, total);
    System.out.println(
        "speedup over the same loop run serially; medians of " + ROUNDS + ", workers: " + workers);
    System.out.println("      grain        calls  counted   append   stream fork-join");
    double[] even =
        arguments.length > 2
            ? Arrays.stream(arguments, 2, arguments.length)
                .mapToDouble(Double::parseDouble)
                .toArray()
            : new double[] {1, 10, 30, 100, 300, 1e3, 1e4, 1e5, 1e6, 5e6};
    for (double grain : even) {
      int calls = grains.calls(grain);
      long[] steps = new long[calls];
      Arrays.fill(steps, Work.steps(grain));
      grains.row("even", grain, steps);
    }
    for (double grain : arguments.length > 2 ? new double[0] : new double[] {1e3, 1e4, 1e5, 1e6}) {
      Random random = new Random(5);
      int calls = grains.calls(4 * grain);
      long[] steps = new long[calls];
      Arrays.setAll(
          steps, i -> Work.steps(grain * Math.min(1e3, Math.pow(random.nextDouble(), -1 / 1.2))));
      grains.row("pareto", grain, steps);
    }
    grains.engine.close();
    grains.pool.shutdownNow();
  }

  private int calls(double grain) {
    return (int) Math.clamp(total / grain, 40, 10_000_000);
  }

  private void row(String name, double grain, long[] steps) {
    long[] r = new long[steps.length];
    List<Integer> xs = IntStream.range(0, steps.length).boxed().toList();
    List<Long> out = new ArrayList<>(steps.length);
    Runnable[] ways = {
      () -> Loops.serial(steps, r),
      () -> {
        out.clear();
        Loops.serialList(steps, xs, out);
      },
      () -> within(() -> Loops.ranges(steps, r)),
      () -> {
        out.clear();
        within(() -> Loops.steps(steps, xs, out));
      },
      () ->
          pool.submit(() ->
                  IntStream.range(0, r.length).parallel().forEach(i -> r[i] = Loops.call(steps, i)))
              .join(),
      () -> pool.invoke(new Split(steps, r, 0, r.length, Math.max(1, r.length / (16 * workers))))
    };
    double[][] times = new double[ways.length][ROUNDS];
    for (int round = -1; round < ROUNDS; round++) {
      for (int way = 0; way < ways.length; way++) {
        long from = System.nanoTime();
        ways[way].run();
        if (round >= 0) {
          times[way][round] = System.nanoTime() - from;
        }
      }
    }
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%-7s%,9.0f ns %7d", name, grain, r.length));
    for (int way = 2; way < ways.length; way++) {
      double serial = median(times[way == APPEND ? 1 : 0]);
      line.append(String.format(Locale.ROOT, " %8.3f", serial / median(times[way])));
    }
    System.out.println(line);
  }

  private void within(Runnable loop) {
    try (Run run = engine.begin(RunOptions.DEFAULT.withMaxLoad(Double.POSITIVE_INFINITY))) {
      loop.run();
      run.end();
    }
  }

  private static double median(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static final class Split extends RecursiveAction {
    private static final long serialVersionUID = 1L;
    private final transient long[] steps;
    private final transient long[] r;
    private final int from;
    private final int to;
    private final int least;

    Split(long[] steps, long[] r, int from, int to, int least) {
      this.steps = steps;
      this.r = r;
      this.from = from;
      this.to = to;
      this.least = least;
    }

    @Override
    protected void compute() {
      if (to - from > least) {
        int middle = (from + to) >>> 1;
        invokeAll(new Split(steps, r, from, middle, least), new Split(steps, r, middle, to, least));
        return;
      }
      for (int i = from; i < to; i++) {
        r[i] = Loops.call(steps, i);
      }
    }
  }
}
