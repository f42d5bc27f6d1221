package org.jdeco.magics.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdeco.magics.plan.Plan;
import org.jdeco.magics.testing.Differential;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What becomes of cells, kept in a folder for each behaviour: {@code setup.java} is what concurrent
 * methods there are, {@code cell.java} the cell, {@code cell.expected.java} its rewritten form and
 * {@code plan.txt} the verdicts. Each cell also runs both ways and must do the same. {@code
 * -Djdeco.golden=write} writes the last two anew; read the differences before they are committed.
 */
class GoldenCellsTest {
  private static final Path FOLDER = Path.of("src/test/resources/cells");
  private static final String SETUP = "setup.java";
  private static final Set<String> FILES = Set.of("cell.java", "cell.expected.java", "plan.txt");
  private static final boolean WRITE = "write".equals(System.getProperty("jdeco.golden"));

  @TestFactory
  List<DynamicTest> behaviours() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders
          .sorted()
          .map(folder ->
              DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)))
          .toList();
    }
  }

  private static void check(Path folder) throws IOException {
    Path setup = folder.resolve(SETUP);
    Differential.Seen seen =
        Differential.same(
            Files.exists(setup) ? Files.readString(setup) : "",
            Files.readString(folder.resolve("cell.java")));
    compare(folder.resolve("cell.expected.java"), seen.code());
    compare(folder.resolve("plan.txt"), new Plan(seen.verdicts()).text());
    Set<String> files = names(folder);
    files.remove(SETUP);
    assertThat(files).isEqualTo(FILES);
  }

  private static void compare(Path file, String actual) throws IOException {
    if (WRITE) {
      Files.writeString(file, actual);
    }
    assertThat(file).exists();
    assertThat(actual).isEqualTo(Files.readString(file));
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
