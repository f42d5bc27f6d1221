package org.jdeco.runtime;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * How much of the time a thread was on a processor. Others may keep it from there for longer than
 * its work takes, which then looks dear and is not. Asking costs a microsecond, so that it is done
 * once in a while, which is enough to notice what takes as long as the system lets a thread wait.
 * The thread's own.
 */
final class Presence {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final boolean KNOWN = THREADS.isCurrentThreadCpuTimeSupported();

  /** Time that is not looked into. */
  private static final long SHORT_NANOS = 500_000;

  private final boolean known;
  private long wall;
  private long processor;

  Presence(Thread thread) {
    known = KNOWN && !thread.isVirtual();
  }

  /** Hears that something begins to be measured; returns whether that took a moment. */
  boolean begin(long now) {
    boolean asks = known && now - wall > SHORT_NANOS;
    if (asks) {
      read();
    }
    return asks;
  }

  /** How long the thread was away from the processor since that began; 0 if that was short. */
  long missed(long now) {
    if (!known || now - wall <= SHORT_NANOS) {
      return 0;
    }
    long from = wall;
    long used = processor;
    read();
    return Math.max(0, wall - from - (processor - used));
  }

  private void read() {
    wall = System.nanoTime();
    processor = THREADS.getCurrentThreadCpuTime();
  }
}
