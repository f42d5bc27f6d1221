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

  /** A cell like those that people write, with what the analysis has to look at. */
  private static final String EXERCISE =
      """
      %%synchronized
      int n# = 40;
      long[] r# = new long[n#];
      for (int i = 0; i < n#; i++) {
        r#[i] = i % 3 == 0 ? twice(i) : twice(i + 1) + i;
      }
      double[][] grid# = new double[8][n#];
      for (int row = 0; row < grid#.length; row++) {
        for (int column = 0; column < n#; column++) {
          grid#[row][column] = twice(row * n# + column);
        }
      }
      List<String> words# = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String word = switch (i % 3) {
          case 0 -> "alpha";
          case 1 -> "beta";
          default -> "gamma";
        };
        words#.add(word + twice(i));
      }
      Map<Integer, Long> table# = new TreeMap<>();
      for (int key : List.of(3, 1, 2)) {
        long value = twice(key);
        table#.put(key, value);
      }
      double total# = 0;
      for (int i = 0; i < n#; i++) {
        double x = twice(i);
        total# += x > 10 ? Math.log(x) : x;
      }
      """;

  /** How often it is done, under other names: so often that the JVM learns what runs much. */
  private static final int EXERCISES = 40;

  boolean exists() {
    return Files.isRegularFile(file);
  }

  /**
   * The JVM's options for a start with this cache; quiet when it cannot be used. The profiles in it
   * are not used: the kernel is not ready sooner with them, and what they have compiled at once
   * keeps the compilers from the loops of the first cells, which then take up to four times as
   * long.
   */
  List<String> options() {
    return List.of(
        "-XX:AOTCache=" + file,
        "-Xlog:aot*=off,cds*=off",
        "-XX:+IgnoreUnrecognizedVMOptions",
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:-AOTReplayTraining");
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
        for (int i = 0; i < EXERCISES; i++) {
          kernel.client().execute(EXERCISE.replace("#", String.valueOf(i)));
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
