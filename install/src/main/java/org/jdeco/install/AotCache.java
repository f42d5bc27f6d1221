package org.jdeco.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdeco.install.probe.KernelProcess;
import org.jdeco.install.probe.ProbeException;

/**
 * The JVM's ahead-of-time cache of one kernel: made by a training run, good for exactly one Java
 * and one jar. A JVM that finds it missing or stale starts without it, only slower.
 *
 * @param file where it is
 */
record AotCache(Path file) {
  private static final Duration ASSEMBLY = Duration.ofMinutes(3);

  /** Cells that walk through what a first notebook uses; their classes go into the cache. */
  private static final List<String> LESSON =
      List.of(
          "1 + 1",
          "System.out.println(java.util.stream.IntStream.range(0, 3).boxed().toList())",
          "record Point(double x, double y) {}\nvar points = java.util.List.of(new Point(1, 2));\npoints",
          "%%concurrent\nint twice(int i) { return 2 * i; }",
          "%%synchronized\nint[] doubles = new int[1000];\n"
              + "for (int i = 0; i < doubles.length; i++) doubles[i] = twice(i);",
          "doubles[1]");

  boolean exists() {
    return Files.isRegularFile(file);
  }

  /** The JVM's options for a start with this cache; quiet when it cannot be used. */
  List<String> options() {
    return List.of("-XX:AOTCache=" + file, "-Xlog:aot*=off,cds*=off");
  }

  /** Whether it is at least as new as the jar it was made of; the JVM refuses it otherwise. */
  boolean fits(Path jar) {
    try {
      return exists()
          && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Makes it anew. The kernel is run once through the lesson. */
  void train(Launch launch, List<String> options) {
    var training = new ArrayList<>(options);
    training.add("-XX:AOTCacheOutput=" + file);
    training.add("-Xlog:aot*=off,cds*=off");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(file);
      try (KernelProcess kernel = KernelProcess.start(path -> launch.command(training, path))) {
        kernel.client().kernelInfo();
        for (String cell : LESSON) {
          kernel.client().execute(cell);
        }
        kernel.client().complete("points.", 7);
        kernel.client().shutdown();
        kernel.awaitExit(ASSEMBLY);
      }
    } catch (IOException | ProbeException e) {
      throw new InstallException("the training run for the start-up cache failed", e);
    }
    if (!exists()) {
      throw new InstallException("this Java made no start-up cache");
    }
  }
}
