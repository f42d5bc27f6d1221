package org.jdeco.install;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Takes an installed kernel spec away again. */
@Command(
    name = "uninstall",
    description = "Take the kernel away again.",
    mixinStandardHelpOptions = true)
final class Uninstall implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Spec private @Nullable CommandSpec command;

  @Override
  public Integer call() {
    var folder = new SpecFolder(target.folder(Host.current()));
    folder.requireOurs();
    if (!folder.delete()) {
      throw new InstallException("there is no kernel " + target.name() + " in " + folder.path());
    }
    if (command != null) {
      command.commandLine().getOut().println("Removed " + folder.path());
    }
    return 0;
  }
}
