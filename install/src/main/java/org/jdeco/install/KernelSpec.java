package org.jdeco.install;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The contents of a {@code kernel.json}.
 *
 * @param argv the command that starts the kernel, with {@value #CONNECTION_FILE} in it
 * @param displayName what a front end shows
 * @param language the language of its cells
 * @param interruptMode how a front end stops a cell
 * @param metadata notes for front ends
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record KernelSpec(
    @JsonProperty("argv") List<String> argv,
    @JsonProperty("display_name") String displayName,
    @JsonProperty("language") String language,
    @JsonProperty("interrupt_mode") String interruptMode,
    @JsonProperty("metadata") Map<String, Object> metadata) {
  // A spec that another kernel wrote may leave these out.
  KernelSpec {
    argv = argv == null ? List.of() : List.copyOf(argv);
    metadata = metadata == null ? Map.of() : metadata;
  }

  /** What a front end replaces by the connection file's path. */
  static final String CONNECTION_FILE = "{connection_file}";

  private static final String VERSION = "jdeco_version";

  static KernelSpec of(Launch launch, List<String> options) {
    return new KernelSpec(
        launch.command(options, CONNECTION_FILE),
        "Java (JDeco)",
        "java",
        "message",
        Map.of(VERSION, Version.jdeco()));
  }

  /** Whether JDeco's installer wrote it. */
  boolean isOurs() {
    return metadata.containsKey(VERSION);
  }

  /** The jar that its command runs. */
  Path jar() {
    return Path.of(argv.get(argv.indexOf("-jar") + 1));
  }

  /** The command for one connection file. */
  List<String> command(String connectionFile) {
    return argv.stream().map(word -> word.replace(CONNECTION_FILE, connectionFile)).toList();
  }
}
