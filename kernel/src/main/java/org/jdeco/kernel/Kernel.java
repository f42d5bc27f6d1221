package org.jdeco.kernel;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import org.jdeco.kernel.protocol.ConnectionFile;
import org.jdeco.kernel.server.KernelServer;
import org.jdeco.kernel.session.JavaSession;

/** The kernel's process: the place where its parts are put together. */
public final class Kernel {
  private Kernel() {}

  /**
   * Serves Java until a client asks for the end, or the process that started this one is gone.
   *
   * @param connectionFile tells where to listen
   */
  public static void serve(Path connectionFile) throws InterruptedException {
    serve(connectionFile, () -> new JavaSession(() -> {}));
  }

  /**
   * Serves until a client asks for the end, or the process that started this one is gone.
   *
   * @param connectionFile tells where to listen
   * @param language makes the interpreter
   * @throws org.jdeco.kernel.protocol.ConnectionFileException if that file cannot be used
   * @throws org.jdeco.kernel.server.BindException if an address cannot be listened on
   */
  static void serve(Path connectionFile, Callable<Interpreter> language)
      throws InterruptedException {
    logToTheTerminal();
    try (KernelServer server = new KernelServer(ConnectionFile.read(connectionFile), language)) {
      ParentProcess.watch(System.getenv(), server::end);
      InterruptSignal.handle(server::interrupt);
      server.start();
      server.awaitEnd();
    }
  }

  /** The log takes today's System.err for good, before the session gives that to the cells. */
  private static void logToTheTerminal() {
    for (var _ : LogManager.getLogManager().getLogger("").getHandlers()) {
      // asking for them makes them
    }
  }
}
