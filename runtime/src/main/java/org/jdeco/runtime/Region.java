package org.jdeco.runtime;

import java.util.ArrayDeque;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** One entry of a rewritten loop: its replay takes from here what was computed ahead. */
public final class Region implements AutoCloseable {
  private record Ahead(Task task, int length, FutureTask<?> future) {}

  private final Run run;
  private final Lookahead lookahead;
  private final ArrayDeque<Ahead> window = new ArrayDeque<>();
  private @Nullable Task current;
  private boolean ahead;
  private boolean over;
  private boolean steps;
  private int position;
  private int stretch;

  Region(Run run, Lookahead lookahead) {
    this.run = run;
    this.lookahead = lookahead;
    run.total = lookahead.total();
    ahead = run.options.inline() == Inline.NEVER;
    over = run.options.inline() == Inline.ALWAYS;
  }

  /** Returns the finished task of the iteration that begins, or null: run it inline. */
  public @Nullable Task next() {
    steps = true;
    strip(1);
    return current;
  }

  /** Returns how many iterations to execute now, of the {@code remaining} in the innermost loop. */
  public int strip(int remaining) {
    if (run.interrupted) {
      throw new RunInterrupted();
    }
    current = null;
    if (!ahead && !over) {
      ahead = true; // the first iteration is run inline
      if (move()) {
        position++;
      }
      run.inline.incrementAndGet();
      return 1;
    }
    refill();
    Ahead head = window.poll();
    if (head == null) {
      run.inline.incrementAndGet();
      return 1;
    }
    try {
      head.future.run();
      head.future.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    current = head.task;
    run.tasks.addAndGet(head.length);
    return head.length;
  }

  /** Returns the task that covers the strip just begun, or null: run it inline. */
  public @Nullable Task strip() {
    return current;
  }

  private void refill() {
    while (!over && window.size() < 4 * run.engine.workers() && move()) {
      int length = Math.min(stretch - position, steps ? 1 : 4);
      Task task = lookahead.task(position, position + length);
      position += length;
      FutureTask<?> future = new FutureTask<>(() -> TaskText.run(task), null);
      window.add(new Ahead(task, length, future));
      run.engine.pool.execute(future);
    }
  }

  private boolean move() {
    try {
      if (position == stretch) {
        stretch = lookahead.advance();
        position = 0;
        over = stretch == 0;
      }
    } catch (Throwable met) { // the replay meets it itself
      over = true;
    }
    return !over;
  }

  /** Cancels what was not taken and waits until nothing of it runs. */
  @Override
  public void close() {
    over = true;
    for (Ahead rest : window) {
      rest.future.cancel(true);
    }
    window.clear();
  }
}
