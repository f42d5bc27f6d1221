package org.jdeco.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program to run to its end.
 *
 * @param command its path and arguments
 * @param folder where it runs
 * @param environment variables besides those of this process
 */
record Program(List<String> command, Path folder, Map<String, String> environment) {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** How a program ended, and what it wrote to both streams. */
  record Ended(Program program, int code, String text) {
    /** Fails unless the code is 0. */
    Ended well() {
      assertThat(code).as("%s wrote:%n%s", program.command, text).isZero();
      return this;
    }
  }

  Program with(String variable, String value) {
    var more = new HashMap<>(environment);
    more.put(variable, value);
    return new Program(command, folder, more);
  }

  Ended run() throws IOException, InterruptedException {
    return run("");
  }

  Ended run(String input) throws IOException, InterruptedException {
    Path output = Files.createTempFile("jdeco", ".txt");
    try {
      Process process = start(output);
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      }
      boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
      String text = Files.readString(output);
      assertThat(ended).as("%s did not end; it wrote:%n%s", command, text).isTrue();
      return new Ended(this, process.exitValue(), text);
    } finally {
      Files.delete(output);
    }
  }

  /** Starts it with both streams going to a file. */
  Process start(Path output) throws IOException {
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }
}
