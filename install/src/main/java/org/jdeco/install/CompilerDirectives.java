package org.jdeco.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the JVM's compilers are told about the kernel's own code: to compile it fast, not well.
 *
 * <p>What a cell passes through before it runs, javac above all, is so much code that the JVM is
 * still optimizing it hundreds of cells later, and on a small machine takes the processors for that
 * from the loops of the cells: up to a third of them, where two processors were measured. Compiled
 * in the simple way only, it is not slower by more than it gains.
 *
 * @param file where they are kept
 */
record CompilerDirectives(Path file) {
  private static final List<String> OWN =
      List.of(
          "com/sun/source/*.*",
          "com/sun/tools/javac/*.*",
          "java/lang/classfile/*.*",
          "jdk/internal/classfile/*.*",
          "jdk/internal/jrtfs/*.*",
          "jdk/internal/jshell/*.*",
          "jdk/jshell/*.*",
          "org/jdeco/kernel/*.*",
          "org/jdeco/magics/*.*",
          "org/zeromq/*.*",
          "tools/jackson/*.*",
          "zmq/*.*");

  /**
   * What the runtime does for many iterations at once: optimizing it takes longer than it gains.
   */
  private static final List<String> FOR_MANY =
      List.of(
          "org/jdeco/runtime/Ahead.*",
          "org/jdeco/runtime/Chunks.*",
          "org/jdeco/runtime/Feed.ranges",
          "org/jdeco/runtime/Lane.claim*",
          "org/jdeco/runtime/Lanes.*",
          "org/jdeco/runtime/Pool.*",
          "org/jdeco/runtime/Region.claim*",
          "org/jdeco/runtime/Region.leave",
          "org/jdeco/runtime/Region.range",
          "org/jdeco/runtime/Region.takeNext*",
          "org/jdeco/runtime/Region.turn",
          "org/jdeco/runtime/Run.ran",
          "org/jdeco/runtime/Scope.await",
          "org/jdeco/runtime/Scope.finished",
          "org/jdeco/runtime/Scope.help",
          "org/jdeco/runtime/Scope.isThere",
          "org/jdeco/runtime/Strips.*",
          "org/jdeco/runtime/Window.*",
          "org/jdeco/runtime/Work.run(Lorg/jdeco/runtime/Lane;)V",
          "org/jdeco/runtime/Worker.*");

  private record Directive(List<String> match, Compiler c2) {}

  private record Compiler(boolean Exclude) {}

  void write() throws IOException {
    List<String> plainly = Stream.concat(OWN.stream(), FOR_MANY.stream()).toList();
    List<Directive> directives = List.of(new Directive(plainly, new Compiler(true)));
    Files.writeString(
        file,
        JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(directives)
            + "\n");
  }

  /** The JVM's options for a start with them; without the line that it would print about them. */
  List<String> options() {
    return List.of(
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:CompilerDirectivesFile=" + file,
        "-XX:-DisplayVMOutput");
  }
}
