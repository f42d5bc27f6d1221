package org.jdeco.kernel.server;

import java.util.function.Consumer;
import org.jdeco.kernel.Frontend.Stream;
import org.jdeco.kernel.protocol.Publication;

/**
 * Text on its way to the notebook, gathered into few large messages: a cell may print a line every
 * microsecond. Not safe for threads; its owner locks.
 */
final class StreamText {
  /** A message holds at most so many characters. */
  static final int LIMIT = 1 << 16;

  private final Consumer<Publication> out;
  private final StringBuilder text = new StringBuilder();
  private Stream stream = Stream.STDOUT;

  StreamText(Consumer<Publication> out) {
    this.out = out;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** Adds text; sends what is full, and what came on the other stream before. */
  void add(Stream to, String more) {
    if (to != stream) {
      flush();
      stream = to;
    }
    int from = 0;
    while (more.length() - from > LIMIT - text.length()) {
      int end = from + LIMIT - text.length();
      text.append(more, from, end);
      from = end;
      sendFull();
    }
    text.append(more, from, more.length());
  }

  /** Sends all of it. */
  void flush() {
    if (!text.isEmpty()) {
      send(text.toString());
      text.setLength(0);
    }
  }

  /** Sends a full message; a character of two units is not torn apart. */
  private void sendFull() {
    int end = text.length();
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    send(text.substring(0, end));
    text.delete(0, end);
  }

  private void send(String part) {
    out.accept(new Publication.Stream(stream == Stream.STDOUT ? "stdout" : "stderr", part));
  }
}
