package org.jdeco.install;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jdeco.kernel.Kernel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the kernel itself; a front end does this, with a connection file it wrote. */
@Command(
    name = RunKernel.NAME,
    description = "Run the kernel (front ends do this).",
    mixinStandardHelpOptions = true)
final class RunKernel implements Callable<Integer> {
  static final String NAME = "kernel";

  @Parameters(paramLabel = "CONNECTION_FILE", description = "the front end's connection file")
  private String connectionFile = "";

  @Override
  public Integer call() throws InterruptedException {
    start(connectionFile);
    return 0;
  }

  static void start(String connectionFile) throws InterruptedException {
    Kernel.run(Path.of(connectionFile));
  }
}
