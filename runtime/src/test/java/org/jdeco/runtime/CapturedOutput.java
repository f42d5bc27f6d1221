package org.jdeco.runtime;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Standard output as the kernel routes it: offered to the running task first, then kept. */
final class CapturedOutput implements AutoCloseable {
  private final PrintStream before = System.out;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

  CapturedOutput() {
    System.setOut(
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
              }

              @Override
              public void write(byte[] bytes, int offset, int length) {
                if (!TaskText.capture(false, bytes, offset, length)) {
                  kept.write(bytes, offset, length);
                }
              }
            },
            true,
            StandardCharsets.UTF_8));
  }

  String text() {
    System.out.flush();
    return kept.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    System.setOut(before);
  }
}
