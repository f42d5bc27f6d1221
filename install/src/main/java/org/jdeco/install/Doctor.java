package org.jdeco.install;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jdeco.install.probe.KernelProcess;
import org.jdeco.install.probe.ProbeException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what there is, and starts the kernel once to prove that it works. */
@Command(
    name = "doctor",
    description =
        "Say which Java, jar and kernel specs there are, and start the kernel to prove it.",
    mixinStandardHelpOptions = true)
final class Doctor implements Callable<Integer> {
  private static final Duration LAST_WORDS = Duration.ofSeconds(20);

  @Option(names = "--prefix", paramLabel = "DIR", description = "look in DIR/share/jupyter first")
  private @Nullable Path prefix;

  @Spec private @Nullable CommandSpec command;
  private boolean healthy = true;

  @Override
  public Integer call() {
    Host host = Host.current();
    Launch launch = Launch.current(host);
    row(
        "Java",
        Runtime.version() + " (" + System.getProperty("java.vendor") + ") " + launch.java());
    modules();
    row("Jar", launch.jar().toString());
    Optional<KernelSpec> first = specs(host, launch);
    prove(first.orElseGet(() -> KernelSpec.of(launch, List.of())));
    row("", healthy ? "All is well." : "Something is wrong: see above.");
    return healthy ? 0 : 1;
  }

  private void modules() {
    String missing =
        Main.NEEDED_MODULES.stream()
            .filter(module -> ModuleLayer.boot().findModule(module).isEmpty())
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      wrong("Java", "this Java lacks " + missing + ": use a full JDK");
    }
  }

  /** Lists the specs found; the first is the one front ends use. */
  private Optional<KernelSpec> specs(Host host, Launch launch) {
    Optional<KernelSpec> first = Optional.empty();
    for (SpecFolder folder : SpecFolder.ofJdeco(host, Optional.ofNullable(prefix))) {
      try {
        KernelSpec spec = folder.read().orElseThrow();
        row("Spec", folder.path().toString());
        check(spec, folder, launch);
        first = first.or(() -> Optional.of(spec));
      } catch (InstallException e) {
        wrong("Spec", e.getMessage());
      }
    }
    if (first.isEmpty()) {
      row("Spec", "none found: 'jdeco install' makes one");
    }
    return first;
  }

  private void check(KernelSpec spec, SpecFolder folder, Launch launch) {
    Path java = Path.of(spec.argv().getFirst());
    if (!Files.isExecutable(java)) {
      wrong("", "its Java is gone: " + java + "; install again");
    } else if (!java.equals(launch.java())) {
      row("", "it uses another Java: " + java);
    }
    Path jar = spec.jar();
    if (!Files.isRegularFile(jar)) {
      wrong("", "its jar is gone: " + jar + "; install again");
    } else if (!jar.equals(launch.jar())) {
      row("", "it uses another jar: " + jar);
    }
    if (!folder.cache().exists()) {
      row("", "no start-up cache: starts are slower");
    } else if (!folder.cache().fits(jar)) {
      row("", "start-up cache older than the jar, so not used: install again for fast starts");
    }
  }

  private void prove(KernelSpec spec) {
    long start = System.nanoTime();
    try (KernelProcess kernel = KernelProcess.start(spec::command)) {
      var info = kernel.client().kernelInfo();
      row(
          "Kernel",
          info.implementation()
              + " "
              + info.version()
              + ", protocol "
              + info.protocol()
              + ", answered after "
              + seconds(start));
      String two = kernel.client().execute("1 + 1");
      if (two.equals("2")) {
        row("", "1 + 1 = 2 after " + seconds(start));
      } else {
        wrong("", "1 + 1 = " + two);
      }
      kernel.client().shutdown();
      kernel.awaitExit(LAST_WORDS);
      row("", "shut down");
    } catch (ProbeException e) {
      wrong("Kernel", e.getMessage());
    }
  }

  private static String seconds(long start) {
    return "%.2f s".formatted((System.nanoTime() - start) / 1e9);
  }

  private void wrong(String label, @Nullable String text) {
    healthy = false;
    row(label, "✗ " + text);
  }

  private void row(String label, String text) {
    if (command != null) {
      PrintWriter out = command.commandLine().getOut();
      out.printf("%-8s%s%n", label, text);
      out.flush();
    }
  }
}
