package org.jdeco.kernel.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import org.jdeco.kernel.api.Cell;
import org.jdeco.kernel.api.CellScope;
import org.jspecify.annotations.Nullable;

/** Standard input of the process: asks the user of the cell the reading thread works for. */
final class CellInput extends InputStream {
  private byte[] line = new byte[0];
  private int next;

  @Override
  public synchronized int read() throws IOException {
    return fill() ? line[next++] & 0xff : -1;
  }

  @Override
  public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, line.length - next);
    System.arraycopy(line, next, bytes, offset, count);
    next += count;
    return count;
  }

  @Override
  public synchronized int available() {
    return line.length - next;
  }

  private boolean fill() throws IOException {
    if (next == line.length) {
      String answer = ask();
      if (answer == null) {
        return false;
      }
      line = (answer + "\n").getBytes(StandardCharsets.UTF_8);
      next = 0;
    }
    return true;
  }

  private static @Nullable String ask() throws IOException {
    Cell cell = CellScope.find();
    if (cell == null) {
      return null;
    }
    try {
      return cell.ask("", false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("the cell was interrupted").initCause(e);
    }
  }
}
