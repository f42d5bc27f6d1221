package org.jdeco.kernel;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The process that started the kernel, as {@code JPY_PARENT_PID} tells it. When it is gone nobody
 * would ever end the kernel.
 *
 * <p>It is asked for every second. {@link ProcessHandle#onExit} alone does not do: a process that
 * has ended but was not waited for counts as alive, and in a container often nobody waits. The
 * kernel then has another parent, though.
 */
final class ParentProcess {
  private static final long PERIOD_MILLIS = 1_000;

  private final Optional<ProcessHandle> process;
  private final boolean direct;

  private ParentProcess(long id) {
    process = ProcessHandle.of(id);
    direct = ownParent() == id;
  }

  /** Calls back when that process has ended, at once if it is gone already. */
  static void watch(Map<String, String> environment, Runnable ended) {
    Optional<Long> id = id(environment.get("JPY_PARENT_PID"));
    if (id.isEmpty()) {
      return;
    }
    ParentProcess parent = new ParentProcess(id.get());
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("jdeco-parent").daemon().factory());
    var _ =
        executor.scheduleWithFixedDelay(
            () -> {
              if (!parent.lives()) {
                ended.run();
                executor.shutdown();
              }
            },
            0,
            PERIOD_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  private boolean lives() {
    return process.isPresent()
        && process.get().isAlive()
        && (!direct || ownParent() == process.get().pid());
  }

  private static long ownParent() {
    return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
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
