package org.jdeco.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvaluationTest extends SessionTest {
  @Test
  void theLastExpressionIsTheResult() {
    assertThat(run("int a = 20;\na + 22").text()).isEqualTo("42");
  }

  @Test
  void aSemicolonHidesTheValue() {
    assertThat(run("1 + 1;").text()).isNull();
    assertThat(run("1 + 1 // two").text()).isEqualTo("2");
  }

  @Test
  void declarationsAndAssignmentsShowNothing() {
    assertThat(run("int b = 3").text()).isNull();
    assertThat(run("b = 4").text()).isNull();
    assertThat(run("void nothing() {}").text()).isNull();
    assertThat(run("nothing()").text()).isNull();
    assertThat(run("b").text()).isEqualTo("4");
  }

  @Test
  void nullIsAValue() {
    assertThat(run("String none = null;\nnone").text()).isEqualTo("null");
  }

  @Test
  void emptyCellsAndCommentsAreFine() {
    assertThat(run("").text()).isNull();
    assertThat(run("// nothing\n/* at all */").text()).isNull();
  }

  @Test
  void printsToItsCell() {
    Ran ran = run("System.out.println(\"größe ∑ 😀\"); System.err.print(\"bad\");");
    assertThat(ran.frontend().out).hasToString("größe ∑ 😀\n");
    assertThat(ran.frontend().err).hasToString("bad");
  }

  @Test
  void stopsAtTheFirstFailure() {
    Ran ran = run("System.out.print(1);\nint c = 1 / 0;\nSystem.out.print(2);");
    assertThat(ran.failure().name()).isEqualTo("java.lang.ArithmeticException");
    assertThat(ran.frontend().out).hasToString("1");
  }

  @Test
  void tellsCellAndLineOfAnException() {
    int number = run("int divide(int x) {\n  int y = x;\n  return y / 0;\n}").number();
    Ran ran = run("int d = 1;\n\ndivide(\n  d);");
    assertThat(ran.trace())
        .containsExactly(
            "java.lang.ArithmeticException: / by zero",
            "  in cell [" + number + "], line 3, divide(..)",
            "      3 | return y / 0;",
            "  in cell [" + ran.number() + "], line 3",
            "      3 | divide(");
  }

  @Test
  void pointsAtCompileErrors() {
    Ran ran = run("int e1 = 1;\n\n   int e2 = e1 + \"a\";\nint e3 = 3;");
    assertThat(ran.failure().name()).isEqualTo("CompilationError");
    assertThat(ran.trace())
        .containsExactly(
            "CompilationError: incompatible types: String cannot be converted to int",
            "line 3: incompatible types: String cannot be converted to int",
            "  3 |    int e2 = e1 + \"a\";",
            "    |             ^^^^^^^^");
  }

  @Test
  void incompleteCodeIsAnError() {
    Ran ran = run("for (int i = 0; i < 3; i++) {\n  int x = i;");
    assertThat(ran.failure().message()).contains("reached end of file while parsing");
  }
}
