package org.jdeco.notebooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A notebook with outputs.
 *
 * @param cells its code cells
 */
record Executed(List<Cell> cells) {
  private static final String RUN = "application/vnd.jdeco.run+json";

  static Executed read(Path file) throws IOException {
    return new Executed(
        JsonMapper.builder()
            .build()
            .readTree(Files.readString(file))
            .path("cells")
            .valueStream()
            .filter(cell -> cell.path("cell_type").asString().equals("code"))
            .map(Cell::new)
            .toList());
  }

  /** A code cell by its number, from 1. */
  Cell cell(int number) {
    return cells.get(number - 1);
  }

  /** The only cell with a tag. */
  Cell tagged(String tag) {
    return cells.stream()
        .filter(cell ->
            cell.json()
                .path("metadata")
                .path("tags")
                .valueStream()
                .anyMatch(each -> each.asString().equals(tag)))
        .findAny()
        .orElseThrow();
  }

  List<String> errors() {
    return cells.stream().flatMap(Cell::errors).toList();
  }

  /**
   * A code cell.
   *
   * @param json as in the file
   */
  record Cell(JsonNode json) {
    private Stream<JsonNode> outputs() {
      return json.path("outputs").valueStream();
    }

    Stream<String> errors() {
      return outputs()
          .filter(output -> output.path("output_type").asString().equals("error"))
          .map(output -> output.path("ename").asString() + ": " + output.path("evalue").asString());
    }

    String stdout() {
      return outputs()
          .filter(output -> output.path("name").asString("").equals("stdout"))
          .map(output -> joined(output.path("text")))
          .collect(Collectors.joining());
    }

    /** The plain text of what it shows. */
    String text() {
      return outputs()
          .map(output -> joined(output.path("data").path("text/plain")))
          .collect(Collectors.joining("\n"));
    }

    boolean shows(String mimeType) {
      return outputs().anyMatch(output -> output.path("data").has(mimeType));
    }

    /** What its runs published last. */
    List<JsonNode> runs() {
      return outputs()
          .map(output -> output.path("data"))
          .filter(data -> data.has(RUN))
          .map(data -> data.path(RUN))
          .toList();
    }

    /** Notebooks keep text as one string or as a list of lines. */
    private static String joined(JsonNode text) {
      return text.isArray()
          ? text.valueStream().map(line -> line.asString()).collect(Collectors.joining())
          : text.asString("");
    }
  }
}
