package org.jdeco.install;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of {@code jdeco.jar}. */
@Command(
    name = "jdeco",
    description =
        "A Jupyter kernel for Java whose loops run in parallel without changing what they mean.",
    subcommands = {Install.class, Uninstall.class, Doctor.class, RunKernel.class},
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Main {
  private Main() {}

  /** Runs a command; its exit code is the process's. */
  public static void main(String[] args) throws InterruptedException {
    if (args.length == 2 && args[0].equals(RunKernel.NAME)) {
      RunKernel.start(args[1]); // a front end starts it this way: no time for reading options
      return;
    }
    System.exit(commandLine().execute(args.length == 0 ? new String[] {"--help"} : args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(Main::explain)
        .setUsageHelpAutoWidth(true);
  }

  private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult read)
      throws Exception {
    if (!(failure instanceof InstallException)) {
      throw failure;
    }
    command.getErr().println(command.getColorScheme().errorText("jdeco: " + failure.getMessage()));
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** The modules of the JDK that the kernel needs and a mere runtime lacks. */
  static final List<String> NEEDED_MODULES = List.of("jdk.jshell", "jdk.compiler");
}
