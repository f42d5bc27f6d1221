package org.jdeco.magics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jdeco.magics.cell.Cell;
import org.junit.jupiter.api.Test;

class MagicCompletionTest {
  /** Completes at the bar, and shows what each candidate would make of the text before it. */
  private static List<String> complete(String marked) {
    int cursor = marked.indexOf('|');
    String cell = marked.substring(0, cursor) + marked.substring(cursor + 1);
    return MagicCompletion.at(cell, cursor).stream()
        .flatMap(found ->
            found.candidates().stream().map(word -> cell.substring(0, found.start()) + word))
        .toList();
  }

  @Test
  void namesAreCompleted() {
    assertThat(complete("%|")).containsExactlyElementsOf(Cell.names());
    assertThat(complete("%%|"))
        .containsExactly("%%concurrent", "%%synchronized", "%%deco", "%%time");
    assertThat(complete("%%sy|\nf();")).containsExactly("%%synchronized");
    assertThat(complete("f();\n%d|")).containsExactly("f();\n%deco");
  }

  @Test
  void optionsAndTheirValuesAreCompleted() {
    assertThat(complete("%%synchronized --w|")).containsExactly("%%synchronized --workers");
    assertThat(complete("%%synchronized --inline |\nf();"))
        .containsExactly(
            "%%synchronized --inline auto",
            "%%synchronized --inline never", "%%synchronized --inline always");
    assertThat(complete("%%deco --inline=ne|")).containsExactly("%%deco --inline=never");
    assertThat(complete("%%concurrent --tr|")).containsExactly("%%concurrent --trust");
  }

  @Test
  void commandsAreCompleted() {
    assertThat(complete("int a;\n%deco s|")).contains("int a;\n%deco status", "int a;\n%deco show");
    assertThat(complete("%deco explain |")).contains("%deco explain --code");
    assertThat(complete("%deco status\n%deco wo|")).containsExactly("%deco status\n%deco workers");
  }

  @Test
  void javaIsLeftToJava() {
    assertThat(MagicCompletion.at("int c = a\n  %d", 13)).isEmpty();
    assertThat(MagicCompletion.at("String s = \"\"\"\n%d", 17)).isEmpty();
    assertThat(MagicCompletion.at("Math.ab", 7)).isEmpty();
    assertThat(MagicCompletion.at("", 0)).isEmpty();
    assertThat(MagicCompletion.at("%%deco\nMath.ab", 14)).isEmpty();
  }

  @Test
  void helpIsFoundAnywhereOnTheLine() {
    assertThat(MagicCompletion.helpAt("%%synchronized --wor", 17).orElseThrow())
        .startsWith("Usage: %%synchronized");
    assertThat(MagicCompletion.helpAt("%deco status", 8).orElseThrow()).startsWith("Usage: %deco");
    assertThat(MagicCompletion.helpAt("int a;", 3)).isEqualTo(Optional.empty());
  }

  @Test
  void withoutItsMagicsACellIsJavaAtItsOwnOffsets() {
    assertThat(Cell.javaOf("%%deco -h\nf();")).isEqualTo("         \nf();");
    assertThat(Cell.javaOf("a();\n%deco\nb();")).isEqualTo("a();\n     \nb();");
    assertThat(Cell.javaOf("%%nonsense\na();")).isEqualTo("%%nonsense\na();");
  }
}
