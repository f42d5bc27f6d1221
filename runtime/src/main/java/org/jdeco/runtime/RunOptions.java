package org.jdeco.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one run is to be executed.
 *
 * @param inline when calls are made in place instead of ahead
 * @param workers how many calls may run at once; 0: as many as the engine has workers
 * @param backend what runs the tasks
 * @param concurrency how many calls may be under way at once on {@link Backend#VIRTUAL}
 * @param maxLoad the system's load average above which the run stays serial; 0: the default, which
 *     leaves an overloaded machine alone; infinite: no guard
 * @param callTimeout the longest that one call may take, or null
 * @param runTimeout the longest that the run may take, or null
 * @param seed what {@code Deco.random()} derives its streams from
 */
public record RunOptions(
    Inline inline,
    int workers,
    Backend backend,
    int concurrency,
    double maxLoad,
    @Nullable Duration callTimeout,
    @Nullable Duration runTimeout,
    long seed) {
  /** The default options: adaptive, on the engine's own workers, without time limits. */
  public static final RunOptions DEFAULT =
      new RunOptions(Inline.AUTO, 0, Backend.THREADS, 256, 0, null, null, 0);

  /** Checks the values. */
  public RunOptions {
    if (workers < 0 || concurrency < 1 || !(maxLoad >= 0)) {
      throw new IllegalArgumentException(
          "workers and max load must not be negative, concurrency must be at least 1");
    }
  }

  /** These options with another choice of when to run inline. */
  public RunOptions withInline(Inline value) {
    return new RunOptions(
        value, workers, backend, concurrency, maxLoad, callTimeout, runTimeout, seed);
  }

  /** These options with another number of workers. */
  public RunOptions withWorkers(int value) {
    return new RunOptions(
        inline, value, backend, concurrency, maxLoad, callTimeout, runTimeout, seed);
  }

  /** These options with another backend. */
  public RunOptions withBackend(Backend value) {
    return new RunOptions(
        inline, workers, value, concurrency, maxLoad, callTimeout, runTimeout, seed);
  }

  /** These options with another concurrency for virtual threads. */
  public RunOptions withConcurrency(int value) {
    return new RunOptions(inline, workers, backend, value, maxLoad, callTimeout, runTimeout, seed);
  }

  /** These options with another load guard. */
  public RunOptions withMaxLoad(double value) {
    return new RunOptions(
        inline, workers, backend, concurrency, value, callTimeout, runTimeout, seed);
  }

  /** These options with another time limit for each call. */
  public RunOptions withCallTimeout(@Nullable Duration value) {
    return new RunOptions(inline, workers, backend, concurrency, maxLoad, value, runTimeout, seed);
  }

  /** These options with another time limit for the whole run. */
  public RunOptions withRunTimeout(@Nullable Duration value) {
    return new RunOptions(inline, workers, backend, concurrency, maxLoad, callTimeout, value, seed);
  }

  /** These options with another seed. */
  public RunOptions withSeed(long value) {
    return new RunOptions(
        inline, workers, backend, concurrency, maxLoad, callTimeout, runTimeout, value);
  }
}
