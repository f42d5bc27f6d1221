package org.jdeco.magics.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.jdeco.magics.source.MappedText;
import org.jdeco.magics.testing.ShellSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the compiler keeps from one cell to the next is never what has changed meanwhile. */
class AttributionTest {
  private final ShellSession session = new ShellSession();
  private final Attribution attribution = new Attribution(session);

  @AfterEach
  void close() {
    session.close();
  }

  /** The type of the variable {@code seen} that a cell declares; empty if it does not compile. */
  private Optional<String> type(String cell) {
    return attribution.attribute(
        MappedText.of(cell),
        trees ->
            trees.variables().stream()
                .filter(variable -> variable.getSimpleName().contentEquals("seen"))
                .map(variable -> variable.asType().toString())
                .findFirst()
                .orElse("none"));
  }

  @Test
  void takesEachDeclarationAsItIsNow() {
    session.run("record P(int x) {}\nint v = 1;\nint f() { return 1; }");
    assertThat(type("var seen = new P(1).x();")).contains("int");
    assertThat(type("var seen = v + f();")).contains("int");
    session.run("record P(double y) {}\ndouble v = 1;\nlong f() { return 1; }");
    assertThat(type("var seen = new P(1.5).y();")).contains("double");
    assertThat(type("var seen = new P(1).x();")).isEmpty();
    assertThat(type("var seen = v;")).contains("double");
    assertThat(type("var seen = f();")).contains("long");
  }

  @Test
  void forgetsWhatACellDeclares() {
    assertThat(type("record Q(int x) {}\nvar seen = new Q(1).x();")).contains("int");
    assertThat(type("record Q(byte x) {}\nvar seen = new Q((byte) 1).x();")).contains("byte");
    assertThat(type("var seen = new Q(1);")).isEmpty();
    assertThat(type("class String {}\nvar seen = new String();")).contains("REPL.$Cell.String");
    assertThat(type("var seen = \"\";")).contains("java.lang.String");
  }

  @Test
  void seesTypesThatComeWithTheClassPath(@TempDir Path folder) throws IOException {
    assertThat(type("var seen = new late.Comer().x;")).isEmpty();
    Path source = Files.createDirectories(folder.resolve("late")).resolve("Comer.java");
    Files.writeString(source, "package late; public class Comer { public short x; }");
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
        .isZero();
    session.addToClassPath(folder.toString());
    assertThat(type("var seen = new late.Comer().x;")).contains("short");
  }
}
