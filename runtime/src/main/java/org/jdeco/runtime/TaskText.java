package org.jdeco.runtime;

/**
 * The text that tasks print: kept with the task while it runs and delivered, in serial order, when
 * the replay arrives at it. Whoever owns the process's output offers each write here first.
 */
public final class TaskText {
  private TaskText() {}

  /**
   * Keeps bytes written by the current thread with the task it is running.
   *
   * @param error whether they were written to the standard error stream
   * @return false when this thread runs no task: the bytes are the caller's to print
   */
  public static boolean capture(boolean error, byte[] bytes, int offset, int length) {
    Lane lane = Lane.current();
    Work work = lane.work;
    if (work == null) {
      return false;
    }
    Task task = work.task(lane.index);
    Aside.of(task).print(task.done, error, bytes, offset, length);
    return true;
  }
}
