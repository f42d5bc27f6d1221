package org.jdeco.magics.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jdeco.runtime.TaskText;

/** Standard output while programs run, told apart by task as a kernel does it. */
final class Text extends OutputStream implements AutoCloseable {
  private final PrintStream before = System.out;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();

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
      synchronized (text) {
        text.write(bytes, offset, length);
      }
    }
  }

  String take() {
    synchronized (text) {
      String all = text.toString(StandardCharsets.UTF_8);
      text.reset();
      return all;
    }
  }

  @Override
  public void close() {
    System.setOut(before);
  }
}
