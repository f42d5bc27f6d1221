package org.jdeco.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jdeco.runtime.Engine;
import org.jdeco.runtime.Inline;
import org.jdeco.runtime.Run;
import org.jdeco.runtime.RunOptions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it takes to hand a call over and to go on when all are done: a loop of one call for each of
 * two workers takes that much longer than one call.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BarrierBenchmark {
  /** How many nanoseconds a call takes. */
  @Param({"1000", "10000", "100000", "1000000"})
  public int nanos;

  private final List<Integer> xs = List.of(0, 1);
  private final List<Long> out = new ArrayList<>();
  private long[] steps;
  private Engine engine;
  private Run run;

  /** Begins a run for each measurement. */
  @Setup(Level.Iteration)
  public void begin() {
    steps = new long[] {Work.steps(nanos), Work.steps(nanos)};
    engine = new Engine(xs.size());
    run =
        engine.begin(
            RunOptions.DEFAULT.withInline(Inline.NEVER).withMaxLoad(Double.POSITIVE_INFINITY));
  }

  /** Ends it. */
  @TearDown(Level.Iteration)
  public void end() {
    run.end();
    engine.close();
  }

  /** One call. */
  @Benchmark
  public long call() {
    return Loops.call(steps, 0);
  }

  /** A loop of two. */
  @Benchmark
  public List<Long> loop() {
    out.clear();
    Loops.steps(steps, xs, out);
    return out;
  }
}
