package org.jdeco.kernel.server;

import java.time.Duration;

/** Runs something later, on a thread of its own. Tests give one that they wind themselves. */
interface Timer {
  void after(Duration delay, Runnable task);
}
