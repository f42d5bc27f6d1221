package org.jdeco.runtime;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a task has beside its results: the text it printed and the exception it ended with. Written
 * by the thread that runs the task; read by the caller once the task is finished.
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

  private final ArrayDeque<Text> texts = new ArrayDeque<>();
  private @Nullable Throwable failure;

  static Aside of(Task task) {
    Aside aside = task.aside;
    if (aside == null) {
      aside = new Aside();
      task.aside = aside;
    }
    return aside;
  }

  void print(int place, boolean error, byte[] bytes, int offset, int length) {
    texts.add(new Text(place, error, Arrays.copyOfRange(bytes, offset, offset + length)));
  }

  void fail(Throwable thrown) {
    failure = thrown;
  }

  static void arrive(Task task, int place) {
    Aside aside = task.aside;
    if (aside != null) {
      aside.deliver(place);
    }
    if (place < task.done) {
      return;
    }
    if (aside != null && aside.failure != null) {
      throw Sneaky.raise(Frames.joined(aside.failure, task));
    }
    throw new IllegalStateException("a task of " + task.getClass().getName() + " did not run");
  }

  private void deliver(int place) {
    for (Text text = texts.peek(); text != null && text.place <= place; text = texts.peek()) {
      texts.remove();
      PrintStream stream = text.error ? System.err : System.out;
      stream.write(text.bytes, 0, text.bytes.length);
    }
  }
}
