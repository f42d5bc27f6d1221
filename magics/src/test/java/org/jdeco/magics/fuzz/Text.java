package org.jdeco.magics.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jdeco.runtime.TaskText;

/**
 * Standard output while programs run, told apart by task as a kernel does it, and by thread: a
 * program that was given up may go on beside the next.
 */
final class Text extends OutputStream implements AutoCloseable {
  private final PrintStream before = System.out;
  private final ThreadLocal<ByteArrayOutputStream> text =
      ThreadLocal.withInitial(ByteArrayOutputStream::new);

  Text() {
    System.setOut(new PrintStream(this, true, StandardCharsets.UTF_8));
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (!TaskText.capture(false, bytes, offset, length)) {
      text.get().write(bytes, offset, length);
    }
  }

  /** What the thread has printed. */
  String take() {
    String all = text.get().toString(StandardCharsets.UTF_8);
    text.remove();
    return all;
  }

  @Override
  public void close() {
    System.setOut(before);
  }
}
