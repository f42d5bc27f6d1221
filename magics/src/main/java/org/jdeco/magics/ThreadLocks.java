package org.jdeco.magics;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import org.jdeco.runtime.HeldLocks;

/** Asks the JVM which locks the current thread holds: code of a cell has taken those. */
public final class ThreadLocks implements HeldLocks {
  /** For {@link java.util.ServiceLoader}. */
  public ThreadLocks() {}

  @Override
  public boolean any() {
    long[] current = {Thread.currentThread().threadId()};
    ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(current, true, true)[0];
    if (info == null) {
      return true; // the JVM does not tell of virtual threads
    }
    int cell = outermost(info.getStackTrace());
    return info.getLockedSynchronizers().length > 0
        || Arrays.stream(info.getLockedMonitors())
            .anyMatch(monitor -> monitor.getLockedStackDepth() <= cell);
  }

  /** The depth of the frame of a cell that called all others; what called it is not the user's. */
  private static int outermost(StackTraceElement[] frames) {
    int depth = frames.length - 1;
    while (depth >= 0 && !frames[depth].getClassName().startsWith("REPL.")) {
      depth--;
    }
    return depth;
  }
}
