package org.jdeco.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jdeco.runtime.Deco;
import org.jdeco.runtime.Engine;
import org.jdeco.runtime.Inline;
import org.jdeco.runtime.Lookahead;
import org.jdeco.runtime.Region;
import org.jdeco.runtime.Run;
import org.jdeco.runtime.RunOptions;
import org.jdeco.runtime.Task;

/**
 * The time from the end of a loop's last task to the caller's next statement. Prints quantiles for
 * several task times.
 */
final class Barrier {
  private static final int LOOPS = 300;
  private static final int CALLS = 9;

  private Barrier() {}

  public static void main(String[] arguments) {
    int workers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2;
    System.out.println("µs from the last task's end to the caller's next statement");
    System.out.println("     task      p10      p50      p90");
    try (Engine engine = new Engine(workers)) {
      for (double nanos : new double[] {1e3, 1e4, 1e5, 5e5, 2e6, 5e6}) {
        measure(engine, nanos);
      }
    }
  }

  private static void measure(Engine engine, double nanos) {
    long steps = Work.steps(nanos);
    AtomicLong last = new AtomicLong();
    double[] micros = new double[LOOPS];
    RunOptions options =
        RunOptions.DEFAULT.withInline(Inline.NEVER).withMaxLoad(Double.POSITIVE_INFINITY);
    try (Run run = engine.begin(options)) {
      for (int i = 0; i < LOOPS; i++) {
        last.set(0);
        Region region = Deco.region(0, new Stamped(steps, last));
        for (int k = 0; k < CALLS; k++) {
          ((Stamp) region.next()).take0();
        }
        region.close();
        micros[i] = (System.nanoTime() - last.get()) / 1e3;
      }
      run.end();
    }
    Arrays.sort(micros);
    System.out.printf(
        Locale.ROOT,
        "%,9.0f %8.1f %8.1f %8.1f%n",
        nanos,
        micros[LOOPS / 10],
        micros[LOOPS / 2],
        micros[LOOPS * 9 / 10]);
  }

  private static final class Stamped extends Lookahead {
    private final long steps;
    private final AtomicLong last;
    private int made;

    Stamped(long steps, AtomicLong last) {
      this.steps = steps;
      this.last = last;
    }

    @Override
    protected int $advance() {
      made++;
      return made <= CALLS ? 1 : 0;
    }

    @Override
    protected Task $task(int from, int to) {
      return new Stamp(steps, last);
    }
  }

  private static final class Stamp extends Task {
    private final long steps;
    private final AtomicLong last;
    private long v0;

    Stamp(long steps, AtomicLong last) {
      this.steps = steps;
      this.last = last;
    }

    @Override
    protected void run() {
      v0 = Work.spin(steps, 1);
      last.accumulateAndGet(System.nanoTime(), Math::max);
      done = 1;
    }

    long take0() {
      arrive(0);
      return v0;
    }
  }
}
