package org.jdeco.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The owner of the worker threads, which persist from run to run. Used by any thread; closing it
 * ends the threads.
 */
public final class Engine implements AutoCloseable {
  final Schedule schedule;
  final Patience patience;
  final Compilers compilers = new Compilers();
  private final Set<Run> runs = ConcurrentHashMap.newKeySet();
  private final Pool pool;
  private final Run ambient;
  private volatile int workers;
  private volatile Brake brake = new NoBrake();
  private volatile boolean closed;

  /** An engine with as many workers as there are processors. */
  public Engine() {
    this(Runtime.getRuntime().availableProcessors());
  }

  /** An engine with a given number of workers. */
  public Engine(int workers) {
    this(workers, Schedule.NATURAL);
  }

  Engine(int workers, Schedule schedule) {
    this(workers, schedule, Patience.USUAL);
  }

  Engine(int workers, Schedule schedule, Patience patience) {
    this.schedule = schedule;
    this.patience = patience;
    this.workers = positive(workers);
    pool = new Pool(workers - 1, compilers);
    ambient = Run.ambient(this, pool);
  }

  /** Begins a run on the current thread, which must end it. */
  public Run begin(RunOptions options) {
    if (closed) {
      throw new IllegalStateException("the engine was closed");
    }
    Run run = Run.begin(this, options, Lane.current(), pool);
    runs.add(run);
    resize();
    return run;
  }

  /** The run of threads that have begun none. */
  Run ambient() {
    return ambient;
  }

  /** Returns how many calls may run at once. */
  public int workers() {
    return workers;
  }

  /** Sets how many calls may run at once, from the next run on. */
  public void workers(int count) {
    workers = positive(count);
    resize();
  }

  private static int positive(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("at least one worker is needed, not " + count);
    }
    return count;
  }

  private synchronized void resize() {
    int threads = workers - 1;
    boolean watches = false;
    for (Run run : runs) {
      threads = Math.max(threads, run.threads());
      watches |= run.laysOut();
    }
    pool.resize(closed ? 0 : threads, watches && !closed);
  }

  /** Lets tasks that are not wanted any more be stopped where no interrupt reaches them. */
  public void brake(Brake stopping) {
    brake = stopping;
  }

  Brake brake() {
    return brake;
  }

  /** Interrupts every run. */
  public void interrupt() {
    runs.forEach(Run::interrupt);
  }

  /** Ends the worker threads unless a run is under way; the next run starts new ones. */
  public synchronized void shutdown() {
    if (runs.isEmpty()) {
      pool.resize(0, false);
    }
  }

  void ended(Run run) {
    runs.remove(run);
    resize();
  }

  /** Interrupts every run and ends the worker threads. */
  @Override
  public void close() {
    closed = true;
    interrupt();
    ambient.interrupt();
    resize();
  }
}
