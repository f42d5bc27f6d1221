package org.jdeco.install;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command that starts a kernel.
 *
 * @param java the program of the JDK
 * @param jar the jar to run
 */
record Launch(Path java, Path jar) {
  private static final String MADE_HERE =
      "this is not jdeco.jar: run ./jdeco, or mvn package and java -jar install/target/jdeco.jar";

  /** The Java and the jar that run now. */
  static Launch current(Host host) {
    String program = host.platform() == Host.Platform.WINDOWS ? "java.exe" : "java";
    return new Launch(Path.of(System.getProperty("java.home"), "bin", program), thisJar());
  }

  private static Path thisJar() {
    try {
      var source = Optional.ofNullable(Launch.class.getProtectionDomain().getCodeSource());
      Path jar =
          Path.of(source.orElseThrow(() -> new InstallException(MADE_HERE)).getLocation().toURI());
      if (!Files.isRegularFile(jar)) {
        throw new InstallException(MADE_HERE);
      }
      return jar.toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new InstallException(MADE_HERE, e);
    }
  }

  /** The arguments of a process that serves the connection file. */
  List<String> command(List<String> options, String connectionFile) {
    var command = new ArrayList<String>();
    command.add(java.toString());
    command.addAll(options);
    command.addAll(List.of("-jar", jar.toString(), RunKernel.NAME, connectionFile));
    return List.copyOf(command);
  }
}
