package org.jdeco.runtime;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The execution of one cell: regions that its thread opens belong to it until it ends. {@link
 * #progress} and {@link #interrupt} may be called by any thread.
 */
public final class Run implements AutoCloseable {
  static final ThreadLocal<@Nullable Run> CURRENT = new ThreadLocal<>();

  final Engine engine;
  final RunOptions options;
  final AtomicLong tasks = new AtomicLong();
  final AtomicLong inline = new AtomicLong();
  final AtomicLong taskNanos = new AtomicLong();
  final AtomicLong waitNanos = new AtomicLong();
  final AtomicLong barriers = new AtomicLong();
  private final long began = System.nanoTime();
  private final @Nullable Run outer = CURRENT.get();
  volatile boolean interrupted;
  volatile long total = -1;
  private @Nullable RunReport report;

  Run(Engine engine, RunOptions options) {
    this.engine = engine;
    this.options = options;
    CURRENT.set(this);
  }

  /** Stops the run: its thread gets {@link RunInterrupted} at its next step. */
  public void interrupt() {
    interrupted = true;
  }

  /** Returns the figures so far. */
  public Progress progress() {
    return progress(RunState.RUNNING);
  }

  private Progress progress(RunState state) {
    long wall = System.nanoTime() - began;
    return new Progress(
        state,
        tasks.get() + inline.get(),
        0,
        total,
        tasks.get(),
        inline.get(),
        tasks.get(),
        barriers.get(),
        wall,
        taskNanos.get(),
        wall - waitNanos.get(),
        options.workers() > 0 ? options.workers() : engine.workers(),
        options.backend(),
        "");
  }

  /** Ends the run normally. On the thread that began it. */
  public RunReport end() {
    return end(interrupted ? RunState.INTERRUPTED : RunState.DONE);
  }

  /** Ends the run in a given state. On the thread that began it; later calls change nothing. */
  public RunReport end(RunState state) {
    RunReport ended = report;
    if (ended == null) {
      CURRENT.set(outer);
      engine.ended(this);
      ended = new RunReport(progress(state), List.of());
      report = ended;
    }
    return ended;
  }

  /** Ends the run if it has not been ended. */
  @Override
  public void close() {
    end();
  }
}
