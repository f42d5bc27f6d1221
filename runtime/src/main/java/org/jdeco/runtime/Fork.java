package org.jdeco.runtime;

import org.jspecify.annotations.Nullable;

/** A call of a graph: one task that may run once others are finished. */
final class Fork extends Work {
  private static final Fork[] NONE = {};

  private final Graph graph;
  private final Task task;
  private final Fork[] after;
  private final int number;

  Fork(Graph graph, Task task, int number, Task... after) {
    super(graph);
    this.graph = graph;
    this.task = task;
    this.number = number;
    this.after = forks(after);
  }

  private static Fork[] forks(Task[] tasks) {
    if (tasks.length == 0) {
      return NONE;
    }
    Fork[] forks = new Fork[tasks.length];
    for (int i = 0; i < tasks.length; i++) {
      Fork fork = Aside.forkOf(tasks[i]);
      if (fork == null) {
        throw new IllegalArgumentException("a task can only come after tasks that were forked");
      }
      forks[i] = fork;
    }
    return forks;
  }

  /** Whether all that it comes after is finished. */
  boolean ready() {
    for (Fork fork : after) {
      if (!fork.done()) {
        return false;
      }
    }
    return true;
  }

  /** Claims this, or something that has to be finished first; returns what was claimed. */
  @Nullable Fork claimTowards() {
    if (!unclaimed()) {
      return null;
    }
    if (ready()) {
      return claim() ? this : null;
    }
    for (Fork fork : after) {
      Fork claimed = fork.done() ? null : fork.claimTowards();
      if (claimed != null) {
        return claimed;
      }
    }
    return null;
  }

  /** Returns once it is finished. The thread that opened the graph. */
  void join() {
    graph.await(this);
  }

  @Override
  int iterations() {
    return 1;
  }

  @Override
  Task task(int index) {
    return task;
  }

  @Override
  long iteration(int index) {
    return number;
  }

  @Override
  void execute(Lane lane) {
    lane.index = 0;
    for (Fork fork : after) {
      Throwable failure = fork.failure();
      if (failure != null || fork.skipped) {
        skipped = fork.skipped;
        if (failure != null) {
          Aside.of(task).fail(failure);
        }
        return;
      }
    }
    run(task, lane);
    skipped = unwanted();
  }

  private @Nullable Throwable failure() {
    Aside aside = task.aside;
    return aside == null ? null : aside.failure();
  }
}
