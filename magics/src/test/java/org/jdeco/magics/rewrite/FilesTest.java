package org.jdeco.magics.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jdeco.magics.testing.Differential.same;
import static org.jdeco.magics.testing.Differential.serial;

import org.jdeco.magics.plan.Verdict;
import org.junit.jupiter.api.Test;

/** Files are read and written in order where several places of a loop do so. */
class FilesTest {
  private static final String METHODS =
      """
      java.nio.file.Path path =
          java.nio.file.Path.of(System.getProperty("java.io.tmpdir"), "jdeco-" + ProcessHandle.current().pid());
      java.nio.file.Files.writeString(path, "");
      path.toFile().deleteOnExit();
      int size(java.nio.file.Path p) throws java.io.IOException { return java.nio.file.Files.readAllLines(p).size(); }
      int write(java.nio.file.Path p, int i) throws java.io.IOException {
        java.nio.file.Files.writeString(p, "x\\n".repeat(i)); return i;
      }
      int own(int i) throws java.io.IOException {
        java.nio.file.Path p = java.nio.file.Files.createTempFile("jdeco", "");
        java.nio.file.Files.writeString(p, "x\\n".repeat(i));
        int lines = java.nio.file.Files.readAllLines(p).size();
        java.nio.file.Files.delete(p);
        return lines;
      }
      """;

  @Test
  void theLoopWritesWhatACallReads() {
    serial(
        METHODS,
        "long s = 0; for (int i = 0; i < 20; i++) {\n"
            + "  java.nio.file.Files.writeString(path, \"x\\n\".repeat(i)); s = s * 3 + size(path); }",
        "files-in-order");
  }

  @Test
  void oneCallWritesWhatAnotherReads() {
    serial(
        METHODS,
        "long s = 0; for (int i = 0; i < 20; i++) { s += write(path, i); s = s * 3 + size(path); }",
        "files-in-order");
  }

  @Test
  void theLoopReadsWhatACallWrites() {
    serial(
        METHODS,
        "long s = 0; for (int i = 0; i < 20; i++) {\n"
            + "  int w = write(path, i); s = s * 3 + w + java.nio.file.Files.readAllLines(path).size(); }",
        "files-in-order");
  }

  @Test
  void whatOneCallDoesIsItsOwn() {
    assertThat(same(METHODS, "int s = 0; for (int i = 0; i < 20; i++) { s += own(i); }").verdicts())
        .singleElement()
        .satisfies(verdict -> assertThat(verdict.kind()).isEqualTo(Verdict.Kind.ASSUMED));
    assertThat(
            same(
                    METHODS,
                    "write(path, 7); int s = 0; for (int i = 0; i < 20; i++) { s += size(path); }")
                .verdicts())
        .anySatisfy(verdict -> assertThat(verdict.kind()).isEqualTo(Verdict.Kind.ASSUMED));
  }
}
