package org.jdeco.kernel.session;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jdeco.kernel.api.CellScope;
import org.jspecify.annotations.Nullable;

/** What {@link SnippetWeaver} makes the classes of snippets call. For woven code only. */
public final class WovenCalls {
  private WovenCalls() {}

  /** The call site of the session that loaded the caller's class. */
  public static CallSite link(MethodHandles.Lookup caller, String name, MethodType type) {
    if (caller.lookupClass().getClassLoader() instanceof SnippetLoader loader) {
      return loader.stopSwitch().site();
    }
    throw new BootstrapMethodError(caller.lookupClass() + " was not loaded by a session");
  }

  /** Instead of {@code System.exit}: a cell's end is not the end of the session. */
  @SuppressWarnings("DoNotCallSuggester") // called by woven code only
  public static void exit(int status) {
    throw new UnsupportedOperationException(
        "System.exit("
            + status
            + ") would end the kernel and lose all variables;"
            + " the notebook's Kernel menu restarts it or shuts it down");
  }

  /** Instead of {@code Runtime.exit} and {@code halt}. */
  public static void exit(Runtime runtime, int status) {
    exit(status);
  }

  /** A task for a pool, made to work for the cell that submits it. */
  public static @Nullable Runnable task(@Nullable Runnable task) {
    Execution execution = executionOf(task);
    if (task == null || execution == null) {
      return task;
    }
    return () ->
        execution.<@Nullable Void, RuntimeException>work(() -> {
          task.run();
          return null;
        });
  }

  /** A task for a pool, made to work for the cell that submits it. */
  public static <T> @Nullable Callable<T> task(@Nullable Callable<T> task) {
    Execution execution = executionOf(task);
    return task != null && execution != null
        ? () -> execution.<T, Exception>work(task::call)
        : task;
  }

  /** A task for a pool, made to work for the cell that submits it. */
  public static <T> @Nullable Supplier<T> task(@Nullable Supplier<T> task) {
    Execution execution = executionOf(task);
    return task != null && execution != null
        ? () -> execution.<T, RuntimeException>work(task::get)
        : task;
  }

  /** Tasks for a pool, made to work for the cell that submits them. */
  public static <T> @Nullable Collection<? extends Callable<T>> tasks(
      @Nullable Collection<? extends Callable<T>> tasks) {
    if (tasks == null) {
      return null;
    }
    List<Callable<T>> working = new ArrayList<>(tasks.size());
    for (Callable<T> task : tasks) {
      Callable<T> worked = task(task);
      working.add(worked == null ? task : worked);
    }
    return working;
  }

  /** Told of an object whose {@code start()} is called: a thread, as a rule. */
  public static void starting(@Nullable Object startable) {
    if (startable instanceof Thread thread && CellScope.find() instanceof Execution execution) {
      execution.starting(thread);
    }
  }

  /** The cell a task is submitted for; none for tasks that their queue compares. */
  private static @Nullable Execution executionOf(@Nullable Object task) {
    return !(task instanceof Comparable) && CellScope.find() instanceof Execution execution
        ? execution
        : null;
  }
}
