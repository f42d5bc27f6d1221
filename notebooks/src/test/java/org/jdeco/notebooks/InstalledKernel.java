package org.jdeco.notebooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The kernel, installed once for all tests into a folder of its own, and the virtual environment
 * whose clients use it. Tests that ask for it are skipped when no environment is given.
 */
final class InstalledKernel {
  private static final String VENV = "jdeco.venv";

  private final Path venv;
  private final Path prefix;
  private final Program.Ended installation;

  private InstalledKernel(Path venv, Path prefix) throws IOException, InterruptedException {
    this.venv = venv;
    this.prefix = prefix;
    this.installation = jdeco("install", "--prefix", prefix.toString()).run().well();
  }

  static Path module() {
    return Path.of("").toAbsolutePath();
  }

  /** The project's notebooks are in its own folder, small ones for tests in the test's. */
  static Path notebook(String name) {
    return module().resolve("src/test/notebooks").resolve(name);
  }

  /** A fresh folder below target. */
  static Path scratch(String name) throws IOException {
    Path folder = module().resolve("target").resolve(name);
    Files.createDirectories(folder);
    return folder;
  }

  Path prefix() {
    return prefix;
  }

  Path spec() {
    return prefix.resolve("share/jupyter/kernels/jdeco");
  }

  /** What the installer said. */
  String installation() {
    return installation.text();
  }

  /** A command of the jar, run by the Java that runs the tests. */
  static Program jdeco(String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(Path.of(System.getProperty("jdeco.jar")).normalize().toString());
    command.addAll(List.of(arguments));
    return new Program(command, module(), Map.of());
  }

  /** A program of the environment, which finds the installed kernel and nobody's settings. */
  Program client(Path folder, String program, String... arguments) {
    var command = new ArrayList<String>();
    command.add(venv.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    return new Program(
        command,
        folder,
        Map.of(
            "JUPYTER_PATH", prefix.resolve("share/jupyter").toString(),
            "JUPYTER_CONFIG_DIR", module().resolve("target/config").toString(),
            "JUPYTER_DATA_DIR", module().resolve("target/data").toString(),
            "JDECO_HISTORY", module().resolve("target/history").toString(),
            "IPYTHONDIR", module().resolve("target/ipython").toString(),
            "PATH", venv.resolve("bin") + ":" + System.getenv("PATH")));
  }

  /** Gives the kernel to tests, or skips them. */
  static final class Extension implements ExecutionCondition, ParameterResolver {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return System.getProperty(VENV) == null
          ? ConditionEvaluationResult.disabled("real clients run through ./jdeco test")
          : ConditionEvaluationResult.enabled("an environment with clients is given");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == InstalledKernel.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(InstalledKernel.class))
          .getOrComputeIfAbsent(InstalledKernel.class, key -> install());
    }

    private static InstalledKernel install() {
      try {
        // A space in the path, as many a user's folder has.
        return new InstalledKernel(
            Path.of(System.getProperty(VENV)).toAbsolutePath(), scratch("installed kernel"));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
