package org.jdeco.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.LogManager;
import org.jdeco.kernel.protocol.ConnectionFile;
import org.jdeco.kernel.protocol.ConnectionFileException;
import org.jdeco.kernel.server.BindException;
import org.jdeco.kernel.server.HistoryFile;
import org.jdeco.kernel.server.KernelServer;
import org.jdeco.kernel.session.JavaSession;
import org.jdeco.runtime.Engine;
import org.jspecify.annotations.Nullable;

/** The kernel's process: the place where its parts are put together. */
public final class Kernel {
  private static final Logger LOG = System.getLogger(Kernel.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private Kernel() {}

  /**
   * Runs the kernel.
   *
   * @param args the connection file
   */
  public static void main(String[] args) throws InterruptedException {
    if (args.length != 1) {
      throw new IllegalArgumentException("one argument, please: the connection file");
    }
    run(Path.of(args[0]));
  }

  /**
   * Serves Java until a client asks for the end, or the process that started this one is gone. Then
   * the process ends, whatever the cells have left running: with exit code 0, or 1 if the kernel
   * could not listen where it was told.
   *
   * @param connectionFile tells where to listen
   */
  public static void run(Path connectionFile) throws InterruptedException {
    logToTheTerminal();
    try (KernelServer server =
        new KernelServer(
            ConnectionFile.read(connectionFile),
            () -> new JavaSession(new Engine()),
            history(System.getenv("JDECO_HISTORY")))) {
      ParentProcess.watch(System.getenv(), server::end);
      InterruptSignal.handle(server::interrupt);
      server.start();
      server.awaitEnd();
      haltIfItHangs();
    } catch (ConnectionFileException | BindException e) {
      LOG.log(Level.ERROR, e.getMessage());
      System.exit(1);
    }
    System.exit(0);
  }

  /** Where cells are remembered: {@code JDECO_HISTORY} names the file, or none when it is empty. */
  private static HistoryFile history(@Nullable String file) {
    if (file == null) {
      return HistoryFile.at(Path.of(System.getProperty("user.home"), ".jdeco", "history"));
    }
    return file.isEmpty() ? HistoryFile.none() : HistoryFile.at(Path.of(file));
  }

  /** A cell which does not stop, or a shutdown hook of the user, must not keep the process. */
  private static void haltIfItHangs() {
    Thread.ofPlatform()
        .name("jdeco-end")
        .daemon()
        .start(() -> {
          try {
            Thread.sleep(PATIENCE);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          Runtime.getRuntime().halt(0);
        });
  }

  /** The log takes today's System.err for good, before the session gives that to the cells. */
  private static void logToTheTerminal() {
    for (var _ : LogManager.getLogManager().getLogger("").getHandlers()) {
      // asking for them makes them
    }
  }
}
