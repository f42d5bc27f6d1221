package org.jdeco.magics.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What displays look like, kept in files. {@code -Djdeco.golden=write} writes them anew; look at
 * them in a browser before they are committed.
 */
class DisplayGoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/displays");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static Map<String, String> displays() {
    Map<String, String> files = new LinkedHashMap<>();
    Samples.views()
        .forEach((name, view) -> {
          files.put(name + ".html", view.html() + "\n");
          files.put(name + ".txt", view.text() + "\n");
          files.put(name + ".json", JSON.writeValueAsString(view.json()) + "\n");
        });
    Explained plan = Samples.explained("int $code;");
    files.put("plan.html", plan.bundle().data().get("text/html") + "\n");
    files.put("plan.txt", plan.text() + "\n");
    files.put("plan.json", JSON.writeValueAsString(plan.json()) + "\n");
    files.put("status.html", Samples.status().html() + "\n");
    files.put("status.txt", Samples.status().text() + "\n");
    return files;
  }

  @TestFactory
  Stream<DynamicTest> displaysLookAsTheyDid() {
    return displays().entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey(), () -> compare(FOLDER.resolve(entry.getKey()), entry)));
  }

  private static void compare(Path file, Map.Entry<String, String> entry) throws IOException {
    if ("write".equals(System.getProperty("jdeco.golden"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, entry.getValue());
    }
    assertThat(entry.getValue()).isEqualTo(Files.readString(file));
  }

  @Test
  void noFileIsLeftOver() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(new TreeSet<>(displays().keySet()));
    }
  }
}
