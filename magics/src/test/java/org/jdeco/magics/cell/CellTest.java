package org.jdeco.magics.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {
  private static String outline(String cell) {
    return switch (Cell.parse(cell)) {
      case Cell.Wrong(Misuse m) -> m.line() + ":" + m.column() + " " + m.message();
      case Cell.Whole(MagicCell m) ->
          m.magic() + words(m.call()) + "|" + m.body().text().replace("\r", "\\r");
      case Cell.Plain(List<Cell.Part> parts) ->
          parts.stream()
              .map(part ->
                  switch (part) {
                    case Cell.Java(var text) -> "<" + text.text() + ">";
                    case Cell.Line(var magic, var call) -> magic + words(call);
                  })
              .collect(Collectors.joining());
    };
  }

  private static String words(MagicCall call) {
    return call.words().stream().map(MagicCall.Word::text).toList().toString();
  }

  private static void staysJava(String cell) {
    assertThat(outline(cell)).isEqualTo("<" + cell + ">");
  }

  @Test
  void theFirstLineThatIsNotBlankMakesACellMagic() {
    assertThat(outline("\n  \n  %%synchronized --workers 2\nf(1);\n"))
        .isEqualTo("SYNCHRONIZED[--workers, 2]|f(1);\n");
    assertThat(outline("\uFEFF%%deco\nf(1);")).isEqualTo("DECO[]|f(1);");
  }

  @Test
  void theBodyKeepsTheCellsOwnLines() {
    Cell cell = Cell.parse("\r\n%%concurrent\r\nint f() {\r\n  return 1;\r\n}\r\n");
    MagicCell magic = ((Cell.Whole) cell).cell();
    assertThat(magic.body().text()).startsWith("int f()");
    assertThat(magic.body().cellLine(1)).isEqualTo(3);
    assertThat(magic.body().cellLine(2)).isEqualTo(4);
    assertThat(magic.call().words()).isEmpty();
  }

  @Test
  void aMagicLineAloneHasAnEmptyBody() {
    assertThat(outline("%%synchronized --help")).isEqualTo("SYNCHRONIZED[--help]|");
  }

  @Test
  void wordsAreSplitAsAShellDoes() {
    assertThat(outline("%%deco 'a b' \"c \\\" d\" e\\ f '' x'y'z\"\\n\"\n1"))
        .isEqualTo("DECO[a b, c \" d, e f, , xyz\\n]|1");
    assertThat(outline("%%deco --a 'b\n1")).isEqualTo("1:12 this quote is never closed");
  }

  @Test
  void lineMagicsStandBetweenStatements() {
    assertThat(outline("int a = 1;\n%deco status\nint b = a;\n  %deco show"))
        .isEqualTo("<int a = 1;\n>DECO[status]<\nint b = a;\n  >DECO[show]");
    assertThat(outline("%deco\r\n%deco workers 2\r\nf();"))
        .isEqualTo("DECO[]DECO[workers, 2]<\r\nf();>");
    assertThat(outline("void f() {}\n%deco")).isEqualTo("<void f() {}\n>DECO[]");
    assertThat(outline("switch (a) { case 1 -> f(); }\n%deco"))
        .isEqualTo("<switch (a) { case 1 -> f(); }\n>DECO[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int c = a\n  % b;",
        "int c = a\n  %b;",
        "int c = f(a)\n  %deco;",
        "int c = x[1]\n%deco;",
        "int c = 7 // ; \n%deco;",
        "int c = 7 /* ; */\n%deco;",
        "int c = 'a' \n%deco;",
        "int c = switch (a) { default -> 7; }\n%deco;",
        "int g() { return switch (a) { default -> { yield 7; } }\n%deco; }",
        "String s = \"\"\"\n%deco status\n%%deco\n\"\"\";",
        "String s = \"\"\"\n  \\\"\"\" ;\n%deco\n\"\"\";",
        "String s = \"a;\\\"\" + 1\n%deco;",
        "/*\n%deco status\n%%deco\n*/",
        "/* ' */ char q = '\"'; /*\n%deco\n*/ int i;",
        "// it's\nchar c = '\\''\n%deco;",
        "// %deco\nint a;",
        "int a; // \"\"\"\nint b = a\n%deco; // \"\"\"",
        "String ä𝒳 = \"%%deco\";\nint ß = ä𝒳.length()\n%deco;",
        "f(\"%deco\",\n\"%s\"\n)",
        "",
        "  \n",
        "String unclosed = \"\n%deco",
      })
  void whatOnlyLooksLikeAMagicStaysJava(String cell) {
    staysJava(cell);
  }

  @Test
  void aMisspeltMagicSuggestsTheRightOne() {
    assertThat(outline("%%syncronized\nf();"))
        .isEqualTo("1:1 %%syncronized is no magic; did you mean %%synchronized?");
    assertThat(outline("\n %%Concurent --x\nf();"))
        .isEqualTo("2:2 %%Concurent is no magic; did you mean %%concurrent?");
    assertThat(outline("int a;\n  %dceo status"))
        .isEqualTo("2:3 %dceo is no magic; did you mean %deco?");
    assertThat(outline("%sync"))
        .isEqualTo("1:1 %sync is no magic; there are " + String.join(", ", Cell.names()));
    assertThat(outline("%%sync\nf();"))
        .isEqualTo("1:1 %%sync is no magic; did you mean %%synchronized?");
    assertThat(outline("%%timeit\nf();"))
        .isEqualTo("1:1 %%timeit is no magic; did you mean %%time?");
    assertThat(outline("%%bash\nls"))
        .isEqualTo("1:1 %%bash is no magic; there are " + String.join(", ", Cell.names()));
  }

  @Test
  void aMagicInTheWrongPlaceSaysWhereItBelongs() {
    assertThat(outline("// note\n%%synchronized\nf();"))
        .isEqualTo("2:1 a cell magic such as %%synchronized must be the cell's first line");
    assertThat(outline("%concurrent\nint f() { return 1; }"))
        .isEqualTo(
            "1:1 %concurrent takes a whole cell: write %%concurrent on the cell's first line");
    assertThat(outline("void f() {\n  %deco status\n}"))
        .isEqualTo(
            "2:3 a line magic cannot stand inside of braces or parentheses: put it between"
                + " statements");
    assertThat(outline("%%concurrent\nint f() { return 1; }\n%%synchronized\nf();"))
        .isEqualTo(
            "3:1 a cell has one cell magic, and this one has %%concurrent already: use a cell for"
                + " each");
    assertThat(outline("%%deco\nf();\n%deco status"))
        .isEqualTo(
            "3:1 a line magic cannot stand in a cell that starts with %%deco: put it in a cell of"
                + " its own");
    assertThat(outline("%% deco\nf();"))
        .isEqualTo("1:1 the name of a magic follows its percent signs directly, as in %%deco");
  }

  @Test
  void theCaretStandsBelowTheMistake() {
    Cell.Wrong wrong = (Cell.Wrong) Cell.parse("int a;\r\n\t%dceo status\r\nint b;");
    assertThat(wrong.misuse().excerpt()).isEqualTo("\t%dceo status\n\t^");
  }
}
