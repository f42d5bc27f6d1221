package org.jdeco.runtime;

import java.time.Duration;

/**
 * How busy the process has kept the machine's processors since this was made. With more workers
 * than processors, calls that compute wait for each other most of the time, which serial Java would
 * not have them do; calls that sleep or read do not. The processors' time tells these apart.
 */
final class Processors {
  /** The share of the processors' time from which on calls had to wait: others use them, too. */
  private static final double SATURATED = 0.5;

  private final int count = Runtime.getRuntime().availableProcessors();
  private final int workers;
  private final long began; // negative: not known

  /** Looks at the processors' time from now on, if there are workers. */
  Processors(int workers) {
    this.workers = workers;
    began = workers > 0 ? used() : -1;
  }

  /**
   * Returns how much of the time that was spent in tasks serial Java would have needed.
   *
   * @param waited the part of the tasks' time that they waited for a processor; negative if that is
   *     not known
   */
  long needed(double waited, long taskNanos, long serialNanos, long wallNanos) {
    long now = taskNanos == 0 || began < 0 ? -1 : used();
    if (now < 0 || (waited < 0 && workers <= count)) {
      return taskNanos;
    }
    long used = now - began;
    return waited < 0
        ? needed(taskNanos, serialNanos, wallNanos, used, count)
        : without(waited, taskNanos, serialNanos, wallNanos, used);
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

  /**
   * The same where it is known what part of their time calls waited for a processor. What the
   * processors have worked was needed in any case. Other programs may have had them, so that it is
   * not said that tasks lost what they took from those.
   */
  static long without(
      double waited, long taskNanos, long serialNanos, long wallNanos, long usedNanos) {
    long ran = (long) ((1 - Math.min(1, waited)) * taskNanos);
    long needed = Math.max(ran, Math.max(usedNanos, wallNanos) - serialNanos);
    return Math.clamp(needed, 0, taskNanos);
  }

  private static long used() {
    return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(-1L);
  }
}
