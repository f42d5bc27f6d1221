package org.jdeco.bench;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import org.jdeco.runtime.Deco;
import org.jdeco.runtime.Engine;
import org.jdeco.runtime.Graph;
import org.jdeco.runtime.Run;
import org.jdeco.runtime.RunOptions;
import org.jdeco.runtime.Task;
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

/** What forking and joining a call of recursive straight-line code costs: {@code fib(n)}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ForkBenchmark {
  private static final int N = 20;
  private static final int CALLS = 21_891; // of fib(20)

  /** How many calls may run at once. */
  @Param({"1", "2"})
  public int workers;

  private Engine engine;
  private Run run;
  private ForkJoinPool pool;

  /** Begins a run for each measurement. */
  @Setup(Level.Iteration)
  public void begin() {
    engine = new Engine(workers);
    run = engine.begin(RunOptions.DEFAULT);
    pool = new ForkJoinPool(workers);
  }

  /** Ends it. */
  @TearDown(Level.Iteration)
  public void end() {
    run.end();
    engine.close();
    pool.shutdownNow();
  }

  /** A graph for each call that is not a leaf. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public long graph() {
    return fib(N);
  }

  /** The same on a pool written for it. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public long forkJoin() {
    return pool.invoke(new Fib(N));
  }

  static long fib(int n) {
    if (n < 2) {
      return n;
    }
    try (Graph graph = Deco.graph(0)) {
      Call a = graph.fork(new Call(n - 1));
      long b = fib(n - 2);
      return a.take0() + b;
    }
  }

  private static final class Call extends Task {
    private final int n;
    private long v0;

    Call(int n) {
      this.n = n;
    }

    @Override
    protected void run() {
      v0 = fib(n);
      done = 1;
    }

    long take0() {
      arrive(0);
      return v0;
    }
  }

  private static final class Fib extends RecursiveTask<Long> {
    private static final long serialVersionUID = 1L;
    private final int n;

    Fib(int n) {
      this.n = n;
    }

    @Override
    protected Long compute() {
      if (n < 2) {
        return (long) n;
      }
      Fib a = new Fib(n - 1);
      a.fork();
      return new Fib(n - 2).compute() + a.join();
    }
  }
}
