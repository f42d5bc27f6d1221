package org.jdeco.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What an empty call costs: in a plain loop, inline in a rewritten one, and as part of a task. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CallBenchmark {
  private static final int CALLS = 1_000_000;
  private static final long[] EMPTY = {};

  /** What the run is told about inline calls; AUTO finds that empty calls do not pay. */
  @Param({"AUTO", "NEVER"})
  public Inline inline;

  private final long[] r = new long[CALLS];
  private final List<Integer> xs = IntStream.range(0, CALLS).boxed().toList();
  private final List<Long> out = new ArrayList<>(CALLS);
  private Engine engine;
  private Run run;

  /** Begins a run for each measurement. */
  @Setup(Level.Iteration)
  public void begin() {
    engine = new Engine(2);
    run = engine.begin(RunOptions.DEFAULT.withInline(inline));
  }

  /** Ends it. */
  @TearDown(Level.Iteration)
  public void end() {
    run.end();
    engine.close();
  }

  /** A counted loop as written. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public long[] countedSerially() {
    Loops.serial(EMPTY, r);
    return r;
  }

  /** A counted loop as rewritten. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public long[] counted() {
    Loops.ranges(EMPTY, r);
    return r;
  }

  /** An enhanced for that appends, as written. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public List<Long> appendSerially() {
    out.clear();
    Loops.serialList(EMPTY, xs, out);
    return out;
  }

  /** An enhanced for that appends, as rewritten. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public List<Long> append() {
    out.clear();
    Loops.steps(EMPTY, xs, out);
    return out;
  }
}
