package org.jdeco.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The machine as the installer sees it.
 *
 * @param platform which conventions hold
 * @param home the user's folder
 * @param environment the environment variables
 */
record Host(Platform platform, Path home, Map<String, String> environment) {
  /** Operating systems whose conventions differ. */
  enum Platform {
    LINUX,
    MACOS,
    WINDOWS
  }

  static Host current() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Platform platform =
        name.startsWith("windows")
            ? Platform.WINDOWS
            : name.startsWith("mac") ? Platform.MACOS : Platform.LINUX;
    return new Host(platform, Path.of(System.getProperty("user.home")), System.getenv());
  }

  /** A variable's value as a path; empty when it is unset or blank. */
  Optional<Path> folder(String variable) {
    return text(variable).map(Path::of);
  }

  boolean flag(String variable) {
    String value = text(variable).orElse("no").toLowerCase(Locale.ROOT);
    return !(value.equals("no") || value.equals("n") || value.equals("false") || value.equals("0"));
  }

  private Optional<String> text(String variable) {
    @Nullable String value = environment.get(variable);
    return value == null || value.isBlank() ? Optional.empty() : Optional.of(value);
  }

  /** The folder of the Python environment in use: the active one, else that of {@code python3}. */
  Optional<Path> pythonPrefix() {
    return folder("VIRTUAL_ENV")
        .or(() -> folder("CONDA_PREFIX"))
        .or(() -> askPython("python3"))
        .or(() -> askPython("python"));
  }

  private static Optional<Path> askPython(String python) {
    try {
      Process process =
          new ProcessBuilder(python, "-c", "import sys; print(sys.prefix)")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      Optional<Path> answer = process.inputReader().lines().findFirst().map(Path::of);
      return process.waitFor() == 0 ? answer : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
