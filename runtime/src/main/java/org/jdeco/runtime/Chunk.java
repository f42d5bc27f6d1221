package org.jdeco.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive tasks of a region that one thread runs in order: step tasks, or range tasks with the
 * number of iterations each covers. The replay may begin with the tasks that are finished before
 * the others are: {@code finished} says how many, and orders their results as the state of a work
 * does those of all.
 */
final class Chunk extends Work {
  private static final VarHandle FINISHED;

  static {
    try {
      FINISHED = MethodHandles.lookup().findVarHandle(Chunk.class, "finished", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The tasks; an entry is null when its iteration is to be run inline after all. */
  final @Nullable Task[] tasks;

  /** How many of the entries are in use. */
  final int count;

  /** The length of each range task; null for step tasks. */
  private final int @Nullable [] lengths;

  /** What the replay must have left in the innermost loop when it takes each range task. */
  private final int @Nullable [] expected;

  private final long first;
  private final int iterations;
  private final boolean hurries;
  private volatile int finished;

  /** Whether it was laid out to see what it takes, and to have its code compiled. */
  boolean tried;

  private Chunk(
      Scope scope,
      long first,
      int iterations,
      @Nullable Task[] tasks,
      int count,
      int @Nullable [] lengths,
      int @Nullable [] expected) {
    super(scope);
    this.first = first;
    this.iterations = iterations;
    this.tasks = tasks;
    this.count = count;
    this.lengths = lengths;
    this.expected = expected;
    hurries = tasks[0] instanceof LoggedTask || scope.mayLeave();
  }

  static Chunk ofSteps(Scope scope, long first, @Nullable Task[] tasks, int count) {
    return new Chunk(scope, first, count, tasks, count, null, null);
  }

  static Chunk ofRanges(
      Scope scope,
      long first,
      int iterations,
      @Nullable Task[] tasks,
      int count,
      int[] lengths,
      int[] expected) {
    return new Chunk(scope, first, iterations, tasks, count, lengths, expected);
  }

  @Override
  int iterations() {
    return iterations;
  }

  @Override
  Task task(int index) {
    Task task = tasks[index];
    if (task == null) {
      throw new IllegalStateException("no task at " + index);
    }
    return task;
  }

  @Override
  long iteration(int index) {
    if (lengths == null) {
      return first + index;
    }
    long iteration = first;
    for (int i = 0; i < index; i++) {
      iteration += lengths[i];
    }
    return iteration;
  }

  /** How many iterations the first {@code tasks} of its tasks cover. */
  long passed(int tasks) {
    return tasks == count ? iterations : iteration(tasks) - first;
  }

  /** Puts back what the tasks' calls have overwritten and the replay has not come to. */
  void restore() {
    for (int i = 0; i < count; i++) {
      Task task = tasks[i];
      Undo undo = task == null ? null : task.undo;
      if (undo != null) {
        undo.back();
      }
    }
  }

  /** Puts back what a task's calls have overwritten from a place on. */
  static void restore(Task task, int place) {
    Undo undo = task.undo;
    if (undo != null) {
      undo.back(place);
    }
  }

  @Override
  boolean mayHurry() {
    return hurries;
  }

  @Override
  int finished() {
    return finished;
  }

  @Override
  int made(int index) {
    Task task = tasks[index];
    return task == null ? 0 : task.done;
  }

  @Override
  int size() {
    return count;
  }

  /** The number of iterations that the range task at {@code index} covers. */
  int length(int index) {
    return lengths == null ? 1 : lengths[index];
  }

  /** The number of iterations that the innermost loop must have left when the task is taken. */
  int expected(int index) {
    return expected == null ? 1 : expected[index];
  }

  @Override
  void execute(Lane lane) {
    for (int i = 0; i < count; i++) {
      lane.index = i;
      Task task = tasks[i];
      if (task != null) {
        run(task, lane);
        boolean stopped = isCut() && !(task instanceof LoggedTask);
        boolean failed = task.aside != null && lengths == null && scope.isForCaller(task);
        if (stopped || failed) {
          restore(task, 0);
          tasks[i] = null; // the caller tries again itself
        }
        if (unwanted()) {
          skipped = true;
          return;
        }
      }
      if (hurried()) {
        Arrays.fill(tasks, i + 1, count, null);
        i = count;
      }
      FINISHED.setRelease(this, Math.min(i + 1, count));
    }
  }
}
