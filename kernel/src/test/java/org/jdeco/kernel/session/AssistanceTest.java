package org.jdeco.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdeco.kernel.Interpreter.Completeness.State;
import org.jdeco.kernel.Interpreter.Completion;
import org.jdeco.kernel.Interpreter.Item;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AssistanceTest extends SessionTest {
  /** Completes at the bar. */
  private static Completion complete(String marked) {
    int cursor = marked.indexOf('|');
    return session.complete(marked.replaceFirst("\\|", ""), cursor);
  }

  private static List<String> words(String marked) {
    return complete(marked).items().stream().map(Item::text).toList();
  }

  private static String inspected(String marked) {
    int cursor = marked.indexOf('|');
    return String.valueOf(
        session.inspect(marked.replaceFirst("\\|", ""), cursor, 0).get("text/plain"));
  }

  @Test
  void completesMembers() {
    Completion completion = complete("String s = \"\"; s.toUpp|");
    assertThat(completion.items()).extracting(Item::text).containsExactly("toUpperCase(");
    assertThat(completion.start()).isEqualTo("String s = \"\"; s.".length());
    assertThat(completion.end()).isEqualTo("String s = \"\"; s.toUpp".length());
    assertThat(completion.items().getFirst().type()).isEqualTo("function");
    assertThat(completion.items().getFirst().signature())
        .contains("String String.toUpperCase(Locale locale)", "String String.toUpperCase()");
  }

  @Test
  void completesWhatTheSessionDeclares() {
    run("int ownNumber = 1; String ownText = \"\"; int ownMethod(int x) { return x; }");
    assertThat(words("own|")).containsExactly("ownMethod(", "ownNumber", "ownText");
    assertThat(words("int y = own|")).endsWith("ownText");
    assertThat(complete("own|").items().get(1).type()).isEqualTo("instance");
  }

  @Test
  void whatEveryObjectHasComesLast() {
    List<String> words = words("\"\".|");
    assertThat(words.indexOf("wait(")).isGreaterThan(words.indexOf("trim()"));
    assertThat(words).doesNotHaveDuplicates();
  }

  @Test
  void seesWhatTheCellDeclaresBeforeTheCursor() {
    assertThat(
            words("import java.time.*;\nint q = 3;\nList<String> cellList = null;\ncellList.isEm|"))
        .containsExactly("isEmpty()");
    assertThat(words("int q = 3;\nint f(String text) {\n  return text.isBl|"))
        .containsExactly("isBlank()");
  }

  @Test
  void completesMagics() {
    assertThat(words("%%|")).contains("%%concurrent", "%%synchronized", "%%deco");
    assertThat(words("%%syn|\nint x;")).containsExactly("%%synchronized");
    assertThat(words("int x = 1;\n%de|")).containsExactly("%deco");
    assertThat(words("%%synchronized --wor|")).containsExactly("--workers");
    assertThat(words("%deco ex|")).containsExactly("explain");
    assertThat(complete("%%synchronized --wor|").start()).isEqualTo("%%synchronized ".length());
    assertThat(words("int y = 7 %|")).doesNotContain("%deco");
  }

  @Test
  void completesBelowAMagicLine() {
    Completion completion = complete("%%synchronized --explain\nMath.floorM|");
    assertThat(completion.items()).extracting(Item::text).contains("floorMod(");
    assertThat(completion.start()).isEqualTo("%%synchronized --explain\nMath.".length());
    assertThat(words("%%nosuchmagic\nMath.floorM|")).contains("floorMod(");
  }

  @Test
  void tellsSignaturesAndDocumentation() {
    assertThat(inspected("Math.flo|orMod(3, 4)")).contains("int Math.floorMod(int x, int y)");
    assertThat(inspected("Math.floorMod(|")).contains("floorMod");
    assertThat(inspected("int a = 3;\nStr|ing s;")).contains("String");
    assertThat(inspected("nothingOfThatName|")).isEqualTo("null");
  }

  @Test
  void tellsTheDocumentationOfTheJdk() {
    assertThat(inspected("\"\".isBlank|()")).contains("Returns", "if the string is empty");
  }

  @Test
  void tellsTypeAndValueOfVariables() {
    run("int[] numbers = new int[1_000_000];");
    assertThat(inspected("num|bers"))
        .startsWith("int[] numbers = int[1000000] { 0, 0")
        .endsWith("more }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int x = 1;",
        "1 + 1",
        "",
        "// note",
        "int f(int x) {\n  return x;\n}",
        "int a; a = 3; a",
        "%deco status",
        "%deco\nint x = 1;",
        "%%synchronized\nint x = 1;\n\n",
        "%%synchronized\nx();\n",
        "for (int i = 0; i < 3; i++) { }",
        "class A { }",
        "import java.util.*;\nList<String> l;"
      })
  void complete_(String code) {
    assertThat(session.completeness(code).state()).isEqualTo(State.COMPLETE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`for (int i = 0; i < 3; i++) {`|4",
        "`int f(int x) {\n  if (x > 1) {`|6",
        "`int x = 1 +`|0",
        "`/* note`|0",
        "`foo(1,`|0",
        "`%%synchronized\nint x = 1;`|0",
        "`%%deco`|0",
        "`String s = \"\"\"\n  a`|2",
        "`  foo(`|6"
      })
  void incomplete(String code, int indent) {
    assertThat(session.completeness(code).state()).isEqualTo(State.INCOMPLETE);
    assertThat(session.completeness(code).indent()).hasSize(indent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"int 3x = ;)", "}", "int x = 1;\n)"})
  void invalid(String code) {
    assertThat(session.completeness(code).state()).isEqualTo(State.INVALID);
  }

  @Test
  void answersWhileACellRuns() throws Exception {
    FakeFrontend frontend = frontend();
    CompletableFuture<Ran> ran = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> ran.complete(run("{ System.out.print(1); while (true) {} }", frontend)));
    assertThat(frontend.printed.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(words("\"\".isBl|")).containsExactly("isBlank()");
    assertThat(inspected("Math.abs|(1)")).contains("abs");
    assertThat(session.completeness("1").state()).isEqualTo(State.COMPLETE);
    session.interrupt();
    ran.get(30, TimeUnit.SECONDS);
  }
}
