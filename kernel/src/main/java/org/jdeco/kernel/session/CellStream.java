package org.jdeco.kernel.session;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jdeco.kernel.Frontend;

/** {@code System.out} or {@code System.err} of the cells; closing it leaves it open for others. */
final class CellStream extends PrintStream {
  CellStream(Frontend.Stream stream, PrintStream elsewhere) {
    super(new CellOutput(stream, elsewhere), false, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    flush();
  }
}
