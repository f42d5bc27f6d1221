package org.jdeco.kernel;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The process that started the kernel, as {@code JPY_PARENT_PID} tells it. */
final class ParentProcess {
  private ParentProcess() {}

  /** Calls back when that process has ended, at once if it is gone already. */
  static void watch(Map<String, String> environment, Runnable ended) {
    Optional<Long> id = id(environment.get("JPY_PARENT_PID"));
    if (id.isEmpty()) {
      return;
    }
    Optional<ProcessHandle> parent = ProcessHandle.of(id.get());
    if (parent.isEmpty()) {
      ended.run();
      return;
    }
    var _ = parent.get().onExit().thenRun(ended);
  }

  private static Optional<Long> id(@Nullable String text) {
    try {
      long id = text == null ? 0 : Long.parseLong(text.strip());
      return id > 1 ? Optional.of(id) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
