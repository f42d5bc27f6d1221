package org.jdeco.install.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** A kernel started for a short talk; closing it ends the process if it still runs. */
public final class KernelProcess implements AutoCloseable {
  private static final int LAST_LINES = 10;

  private final Path folder;
  private final Process process;
  private final KernelClient client;

  private KernelProcess(Path folder, Process process, Connection connection) {
    this.folder = folder;
    this.process = process;
    this.client = new KernelClient(connection, this::requireAlive);
  }

  /**
   * Starts a kernel.
   *
   * @param command gives the arguments for a connection file's path
   */
  public static KernelProcess start(Function<String, List<String>> command) {
    try {
      Path folder = Files.createTempDirectory("jdeco"); // readable by its owner only
      Connection connection = Connection.fresh();
      Path file = folder.resolve("connection.json");
      Files.write(file, JsonMapper.builder().build().writeValueAsBytes(connection));
      Process process =
          new ProcessBuilder(command.apply(file.toString()))
              .redirectInput(ProcessBuilder.Redirect.PIPE)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      process.getOutputStream().close();
      return new KernelProcess(folder, process, connection);
    } catch (IOException e) {
      throw new ProbeException("the kernel's process did not start", e);
    }
  }

  /** The way to talk to it. */
  public KernelClient client() {
    return client;
  }

  /** Waits until the process has ended by itself, with success. */
  public void awaitExit(Duration patience) {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ProbeException("the kernel did not end when told to");
      }
      if (process.exitValue() != 0) {
        throw ended();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProbeException("interrupted while the kernel was ending", e);
    }
  }

  private void requireAlive() {
    if (!process.isAlive()) {
      throw ended();
    }
  }

  private ProbeException ended() {
    return new ProbeException(
        "the kernel ended with code " + process.exitValue() + "; it wrote:\n" + log());
  }

  /** The last lines that the process itself wrote, outside the protocol. */
  private String log() {
    try {
      List<String> lines = Files.readAllLines(folder.resolve("log"), StandardCharsets.UTF_8);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    client.close();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor();
      Files.deleteIfExists(folder.resolve("log"));
      Files.deleteIfExists(folder.resolve("connection.json"));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      System.getLogger(KernelProcess.class.getName())
          .log(System.Logger.Level.DEBUG, "a temporary folder stays", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
