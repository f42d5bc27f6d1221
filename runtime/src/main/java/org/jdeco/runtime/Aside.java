package org.jdeco.runtime;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a task has beside its results: the text it printed, the exception it ended with, the fork it
 * belongs to. Written by the thread that runs the task; read by the caller once it is finished.
 */
final class Aside {
  private static final class Text {
    final int place;
    final boolean error;
    final byte[] bytes;

    Text(int place, boolean error, byte[] bytes) {
      this.place = place;
      this.error = error;
      this.bytes = bytes;
    }
  }

  private final ArrayDeque<Text> texts = new ArrayDeque<>(2);
  private @Nullable Throwable failure;
  private @Nullable Fork fork;

  static Aside of(Task task) {
    Aside aside = task.aside;
    if (aside == null) {
      aside = new Aside();
      task.aside = aside;
    }
    return aside;
  }

  static void fork(Task task, Fork fork) {
    of(task).fork = fork;
  }

  static @Nullable Fork forkOf(Task task) {
    Aside aside = task.aside;
    return aside == null ? null : aside.fork;
  }

  void print(int place, boolean error, byte[] bytes, int offset, int length) {
    texts.add(new Text(place, error, Arrays.copyOfRange(bytes, offset, offset + length)));
  }

  void fail(Throwable thrown) {
    failure = thrown;
  }

  boolean failed() {
    return failure != null;
  }

  @Nullable Throwable failure() {
    return failure;
  }

  /**
   * Whether the caller had better try itself: the stack of the thread that ran the task was not
   * deep enough; or what failed was not a call but what was computed for it, and only the original
   * code words the exception as serial Java would.
   */
  boolean isForCaller(Task task, boolean mayBeDeeper) {
    Throwable met = failure;
    return (mayBeDeeper && met instanceof StackOverflowError)
        || (met != null && texts.isEmpty() && Frames.isOwn(met, task));
  }

  /** What {@link Task#arrive} does when there is something to do. On the caller's thread. */
  static void arrive(Task task, int place) {
    Aside aside = task.aside;
    if (aside != null) {
      if (aside.fork != null) {
        aside.fork.join();
      }
      aside.deliver(place);
    }
    if (place < task.done) {
      return;
    }
    Throwable failure = aside == null ? null : aside.failure;
    if (failure == null) {
      throw new IllegalStateException(
          task.getClass().getName() + " has not passed place " + place + ": it did not run so far");
    }
    throw Sneaky.raise(Frames.joined(failure, task));
  }

  private void deliver(int place) {
    for (Text text = texts.peek(); text != null && text.place <= place; text = texts.peek()) {
      texts.remove();
      PrintStream stream = text.error ? System.err : System.out;
      stream.write(text.bytes, 0, text.bytes.length);
    }
  }
}
