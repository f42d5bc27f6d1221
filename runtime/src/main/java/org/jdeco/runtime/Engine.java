package org.jdeco.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The owner of the worker threads, which persist from run to run. Used by any thread; closing it
 * ends the threads.
 */
public final class Engine implements AutoCloseable {
  private final Set<Run> runs = ConcurrentHashMap.newKeySet();
  private volatile int workers = Runtime.getRuntime().availableProcessors();
  final ExecutorService pool =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("jdeco-worker-", 1).factory());

  /** An engine with as many workers as there are processors. */
  public Engine() {}

  /** Begins a run on the current thread, which must end it. */
  public Run begin(RunOptions options) {
    Run run = new Run(this, options);
    runs.add(run);
    return run;
  }

  /** Returns how many calls may run at once. */
  public int workers() {
    return workers;
  }

  /** Sets how many calls may run at once, from the next region on. */
  public void workers(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("at least one worker is needed, not " + count);
    }
    workers = count;
  }

  /** Interrupts every run. */
  public void interrupt() {
    runs.forEach(Run::interrupt);
  }

  void ended(Run run) {
    runs.remove(run);
  }

  /** Interrupts every run and ends the worker threads. */
  @Override
  public void close() {
    interrupt();
    pool.shutdownNow();
  }
}
