package org.jdeco.kernel.session;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.jdeco.kernel.Frontend;
import org.jdeco.kernel.api.CellScope;
import org.jdeco.runtime.TaskText;

/**
 * A standard stream of the process that gives each thread's text to the task it runs, or else to
 * the cell it works for. Text of threads that work for none goes where the stream went before.
 */
final class CellOutput extends OutputStream {
  private final Frontend.Stream stream;
  private final PrintStream elsewhere;

  CellOutput(Frontend.Stream stream, PrintStream elsewhere) {
    this.stream = stream;
    this.elsewhere = elsewhere;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    boolean error = stream == Frontend.Stream.STDERR;
    if (length == 0 || TaskText.capture(error, bytes, offset, length)) {
      return;
    }
    if (CellScope.find() instanceof Execution execution) {
      execution.write(stream, bytes, offset, length);
    } else {
      elsewhere.write(bytes, offset, length);
    }
  }

  @Override
  public void flush() throws IOException {
    elsewhere.flush();
  }

  /** Closing standard output must not take it from the cells to come. */
  @Override
  public void close() throws IOException {
    flush();
  }
}
