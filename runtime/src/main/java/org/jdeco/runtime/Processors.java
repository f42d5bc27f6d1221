package org.jdeco.runtime;

import java.time.Duration;
import java.util.Optional;

/**
 * How busy the process has kept the machine's processors since this was made. With more workers
 * than processors, calls that compute wait for each other most of the time, which serial Java would
 * not have them do; calls that sleep or read do not. The processors' time tells these apart.
 */
final class Processors {
  /** The share of the processors' time from which on calls had to wait: others use them, too. */
  private static final double SATURATED = 0.5;

  private final int count = Runtime.getRuntime().availableProcessors();
  private final boolean known;
  private final long began;

  /** Looks only if calls may have to wait for a processor. */
  Processors(int workers) {
    Optional<Duration> used = workers > count ? used() : Optional.empty();
    known = used.isPresent();
    began = used.map(Duration::toNanos).orElse(0L);
  }

  /** Returns how much of the time that was spent in tasks serial Java would have needed. */
  long needed(long taskNanos, long serialNanos, long wallNanos) {
    return known && taskNanos > 0
        ? used()
            .map(now -> needed(taskNanos, serialNanos, wallNanos, now.toNanos() - began, count))
            .orElse(taskNanos)
        : taskNanos;
  }

  /**
   * The same for {@code usedNanos} of processor time: if the processors were saturated, all that
   * was done needs that much, or the time it took where that is more.
   */
  static long needed(
      long taskNanos, long serialNanos, long wallNanos, long usedNanos, int processors) {
    return usedNanos < SATURATED * processors * wallNanos
        ? taskNanos
        : Math.clamp(Math.max(usedNanos, wallNanos) - serialNanos, 0, taskNanos);
  }

  private static Optional<Duration> used() {
    return ProcessHandle.current().info().totalCpuDuration();
  }
}
