package org.jdeco.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person sees in JupyterLab, in a real browser; its pictures stay in target/jupyterlab. */
@ExtendWith(InstalledKernel.Extension.class)
@EnabledIfSystemProperty(
    named = "jdeco.browser",
    matches = ".+",
    disabledReason = "no Chromium, node and npm were found")
final class JupyterLabTest {
  private static final Duration STARTUP = Duration.ofMinutes(2);
  private static final String TOKEN = "for-this-test-only";

  @Test
  void theBarFillsAndTheSpeedupShowsInBothThemes(InstalledKernel kernel) throws Exception {
    Path folder = InstalledKernel.scratch("jupyterlab");
    Path root = InstalledKernel.scratch("jupyterlab/root");
    String notebook = "three-seconds.ipynb";
    Files.copy(
        InstalledKernel.notebook(notebook),
        root.resolve(notebook),
        StandardCopyOption.REPLACE_EXISTING);
    int port = freePort();
    Process server = server(kernel, folder, root, port).start(folder.resolve("server.log"));
    try {
      awaitAnswer(server, "http://127.0.0.1:" + port + "/api");
      var looked =
          new Program(
                  List.of(
                      "node",
                      InstalledKernel.module().resolve("src/test/browser/lab.mjs").toString(),
                      "http://127.0.0.1:" + port,
                      TOKEN,
                      root.toString(),
                      notebook,
                      System.getProperty("jdeco.browser"),
                      folder.toString()),
                  folder,
                  Map.of("NODE_PATH", System.getProperty("jdeco.node.modules")))
              .run()
              .well();
      assertThat(looked.text()).contains("\"Light\"", "\"Dark\"");
      assertThat(folder)
          .isDirectoryContaining("glob:**/light-running.png")
          .isDirectoryContaining("glob:**/dark-final.png");
    } finally {
      server.descendants().forEach(ProcessHandle::destroy);
      server.destroy();
      server.waitFor();
    }
  }

  private static Program server(InstalledKernel kernel, Path folder, Path root, int port)
      throws IOException {
    Path settings = folder.resolve("settings/@jupyterlab/apputils-extension");
    Files.createDirectories(settings);
    Files.writeString(
        settings.resolve("notification.jupyterlab-settings"),
        "{\"fetchNews\": \"false\", \"checkForUpdates\": false}");
    return kernel.client(
        root,
        "jupyter",
        "lab",
        "--no-browser",
        "--allow-root",
        "--expose-app-in-browser",
        "--ServerApp.ip=127.0.0.1",
        "--ServerApp.port=" + port,
        "--ServerApp.port_retries=0",
        "--IdentityProvider.token=" + TOKEN,
        "--LabApp.user_settings_dir=" + folder.resolve("settings"),
        "--LabApp.workspaces_dir=" + folder.resolve("workspaces"),
        "--ServerApp.root_dir=" + root);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitAnswer(Process server, String url) throws Exception {
    long deadline = System.nanoTime() + STARTUP.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (true) {
        try {
          client.send(
              HttpRequest.newBuilder(URI.create(url)).build(),
              HttpResponse.BodyHandlers.discarding());
          return;
        } catch (IOException e) {
          assertThat(server.isAlive()).as("JupyterLab ended").isTrue();
          assertThat(System.nanoTime()).as("JupyterLab did not answer").isLessThan(deadline);
          Thread.sleep(100); // the pace of asking
        }
      }
    }
  }
}
