package org.jdeco.magics.testing;

import java.io.IOException;
import java.io.OutputStream;
import org.jdeco.runtime.TaskText;

/** Standard output as a kernel has it: the text of tasks is kept with them. */
final class TaskAwareStream extends OutputStream {
  private final OutputStream text;

  TaskAwareStream(OutputStream text) {
    this.text = text;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (!TaskText.capture(false, bytes, offset, length)) {
      synchronized (text) {
        text.write(bytes, offset, length);
      }
    }
  }
}
