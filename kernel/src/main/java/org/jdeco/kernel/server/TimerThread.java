package org.jdeco.kernel.server;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The thread which publishes text that has waited long enough. */
final class TimerThread implements Timer, AutoCloseable {
  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofPlatform().name("jdeco-output").daemon().factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  /** After it was closed, nothing happens. */
  @Override
  public void after(Duration delay, Runnable task) {
    var _ = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
