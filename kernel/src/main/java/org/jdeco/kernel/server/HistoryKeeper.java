package org.jdeco.kernel.server;

import org.jspecify.annotations.Nullable;

/** Takes what was run. */
interface HistoryKeeper {
  /** A cell has ended. */
  void add(int line, String input, @Nullable String output);
}
