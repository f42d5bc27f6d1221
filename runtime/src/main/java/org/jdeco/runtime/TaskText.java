package org.jdeco.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The text that tasks print: kept with the task while it runs and delivered, in serial order, when
 * the replay arrives at it. Whoever owns the process's output offers each write here first.
 */
public final class TaskText {
  private static final ThreadLocal<@Nullable Task> RUNNING = new ThreadLocal<>();

  private TaskText() {}

  /**
   * Keeps bytes written by the current thread with the task it is running.
   *
   * @param error whether they were written to the standard error stream
   * @return false when this thread runs no task: the bytes are the caller's to print
   */
  public static boolean capture(boolean error, byte[] bytes, int offset, int length) {
    Task task = RUNNING.get();
    if (task == null) {
      return false;
    }
    Aside.of(task).print(task.done, error, bytes, offset, length);
    return true;
  }

  static void run(Task task) {
    Task outer = RUNNING.get();
    RUNNING.set(task);
    try {
      task.run();
    } catch (Throwable failure) { // a task's failure is delivered where its result is taken
      Aside.of(task).fail(failure);
    } finally {
      RUNNING.set(outer);
    }
  }
}
