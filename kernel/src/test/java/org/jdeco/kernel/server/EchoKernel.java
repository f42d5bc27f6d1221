package org.jdeco.kernel.server;

import java.nio.file.Path;
import org.jdeco.kernel.protocol.ConnectionFile;

/** A kernel process around the interpreter double, to try clients against. */
public final class EchoKernel {
  private EchoKernel() {}

  /** Serves the connection file that is its argument. */
  public static void main(String[] args) throws InterruptedException {
    try (KernelServer server =
        new KernelServer(
            ConnectionFile.read(Path.of(args[0])), EchoInterpreter::new, HistoryFile.none())) {
      server.start();
      server.awaitEnd();
    }
  }
}
