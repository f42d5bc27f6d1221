package org.jdeco.install;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts a kernel spec where Jupyter finds it, with the paths of this Java and this jar. */
@Command(
    name = "install",
    description = "Put the kernel where Jupyter finds it.",
    mixinStandardHelpOptions = true)
final class Install implements Callable<Integer> {
  @Mixin private final Target target = new Target();

  @Option(
      names = "--no-cache",
      description = "make no start-up cache: the kernel starts about twice as slowly")
  private boolean noCache;

  @Option(
      names = "--java-option",
      paramLabel = "OPTION",
      description = "an option for the kernel's JVM, e.g. --java-option=-Xmx8g; may be repeated")
  private final List<String> javaOptions = new ArrayList<>();

  @Spec private @Nullable CommandSpec command;

  @Override
  public Integer call() {
    Host host = Host.current();
    Launch launch = Launch.current(host);
    var folder = new SpecFolder(target.folder(host));
    folder.requireOurs();
    List<String> options =
        new ArrayList<>(JvmOptions.all(Runtime.getRuntime().availableProcessors()));
    options.addAll(folder.directives().options());
    options.addAll(javaOptions);
    folder.write(KernelSpec.of(launch, options));
    if (!noCache) {
      say("Making the start-up cache (about ten seconds)");
      try {
        folder.cache().train(launch, options);
        options.addAll(folder.cache().options());
        folder.write(KernelSpec.of(launch, options));
      } catch (InstallException e) {
        say("The kernel will start without a start-up cache: " + e.getMessage());
      }
    }
    say("Installed kernel " + target.name() + " in " + folder.path());
    say("  with " + launch.java());
    say("  and  " + launch.jar());
    return 0;
  }

  private void say(String line) {
    if (command != null) {
      PrintWriter out = command.commandLine().getOut();
      out.println(line);
      out.flush();
    }
  }
}
