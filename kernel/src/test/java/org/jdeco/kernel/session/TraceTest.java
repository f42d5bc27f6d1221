package org.jdeco.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jdeco.magics.Outcome;
import org.jdeco.magics.source.Edit;
import org.jdeco.magics.source.MappedText;
import org.junit.jupiter.api.Test;

class TraceTest extends SessionTest {
  private static List<String> frames(Ran ran) {
    return ran.trace().stream().filter(line -> line.startsWith("  in ")).toList();
  }

  private static String in(Ran ran, int line, String name) {
    return "  in cell [" + ran.number() + "], line " + line + (name.isEmpty() ? "" : ", " + name);
  }

  @Test
  void namesMethodsConstructorsAndLambdas() {
    Ran declared =
        run(
            """
            class Account {
              int balance;
              Account(int balance) {
                if (balance < 0) throw new IllegalArgumentException("negative");
                this.balance = balance;
              }
              class Inner { int half() { return balance / 0; } }
              static Account of(int x) { return new Account(x); }
            }
            interface Op { int apply(int x); }
            int twice(Op op) { return op.apply(op.apply(1)); }
            int viaLambda() {
              return twice(x ->
                  x / 0);
            }
            """);
    Ran constructor = run("\nAccount.of(-1);");
    assertThat(frames(constructor))
        .containsExactly(
            in(declared, 4, "new Account(..)"),
            in(declared, 8, "Account.of(..)"),
            in(constructor, 2, ""));
    assertThat(frames(run("new Account(1).new Inner().half()")).getFirst())
        .isEqualTo(in(declared, 7, "Account.Inner.half(..)"));
    assertThat(frames(run("viaLambda()")).subList(0, 3))
        .containsExactly(
            in(declared, 14, "lambda in viaLambda(..)"),
            in(declared, 11, "twice(..)"),
            in(declared, 13, "viaLambda(..)"));
    Ran statement = run("int zero = 0;\ntwice(x -> {\n  return 1 / zero;\n});");
    assertThat(frames(statement).getFirst()).isEqualTo(in(statement, 3, "lambda"));
  }

  @Test
  void headersOfLoopsAreOnTheLinesOfPlainJava() {
    run("%%concurrent\nint f(int x) { return x * x; }");
    for (String body : List.of("r[i] = f(i);", "{ if (i > 3) continue; r[i] = f(i); }")) {
      String method =
          "\nvoid go(int[] from, int[] to, int[] r) {\n  for (int i =\n"
              + "          from[0];\n      i <\n          to.length; i++)\n    "
              + body
              + "\n}";
      List<String> plain = linesOfGo(run(method));
      assertThat(plain).doesNotHaveDuplicates();
      assertThat(linesOfGo(run("%%synchronized" + method))).isEqualTo(plain);
    }
  }

  /** Where a null or a store out of bounds is met, as lines of the cell that declared it. */
  private List<String> linesOfGo(Ran declared) {
    return Stream.of(
            "null, null, null", "new int[1], null, null", "new int[1], new int[4], new int[2]")
        .map(arguments -> frames(run("go(" + arguments + ")")).getFirst())
        .map(frame -> frame.replace("[" + declared.number() + "]", "[]"))
        .toList();
  }

  @Test
  void libraryFramesStayAndTheKernelsGo() {
    Ran ran = run("List.of(1).get(7);");
    assertThat(ran.trace()).anyMatch(line -> line.startsWith("  at java.base/"));
    assertThat(ran.trace()).noneMatch(line -> line.contains("jdeco") || line.contains("reflect"));
    assertThat(ran.trace().getLast()).isEqualTo("      1 | List.of(1).get(7);");
  }

  @Test
  void tellsCausesAndSuppressed() {
    Ran ran =
        run(
            """
            Exception cause = new java.io.IOException("disk");
            var thrown = new IllegalStateException("state", cause);
            thrown.addSuppressed(new Error("closing"));
            throw thrown;
            """);
    assertThat(ran.trace())
        .contains(
            "java.lang.IllegalStateException: state",
            "    Suppressed: java.lang.Error: closing",
            "Caused by: java.io.IOException: disk");
  }

  @Test
  void overloadsAreToldApart() {
    Ran one = run("int over(int x) {\n  return 1 / 0;\n}");
    Ran two =
        run(
            "int over(String x) {\n\n  return 2 / 0;\n}\nint over(double x) { return over(\"\"); }");
    assertThat(frames(run("over(1)")).getFirst()).isEqualTo(in(one, 2, "over(..)"));
    assertThat(frames(run("over(1.0)")).subList(0, 2))
        .containsExactly(in(two, 3, "over(..)"), in(two, 5, "over(..)"));
  }

  @Test
  void thrownByTheInitializerOfAVariable() {
    Ran ran = run("int a = 1;\nint b = a +\n  Integer.parseInt(\"x\");");
    assertThat(frames(ran)).containsExactly(in(ran, 3, ""));
  }

  @Test
  void recursionIsCutInTheMiddle() {
    run("int down(int n) { return n == 0 ? 1 / 0 : down(n - 1); }");
    Ran ran = run("down(500)");
    assertThat(ran.trace()).anyMatch(line -> line.matches("  … \\d+ more frames"));
    assertThat(frames(ran).getLast()).isEqualTo(in(ran, 1, ""));
  }

  @Test
  void exceptionsOfPoolTasks() {
    Ran ran =
        run(
            """
            var pool = Executors.newFixedThreadPool(1);
            try {
              pool.submit(() -> {
                return 1 / 0;
              }).get();
            } finally { pool.shutdown(); }
            """);
    assertThat(ran.failure().name()).isEqualTo("java.util.concurrent.ExecutionException");
    List<String> cause =
        ran.trace()
            .subList(
                ran.trace().indexOf("Caused by: java.lang.ArithmeticException: / by zero"),
                ran.trace().size());
    assertThat(cause.get(1)).isEqualTo(in(ran, 4, "lambda"));
  }

  @Test
  void generatedClassesAreNotNamed() {
    String cell = "%%magic\nint t = 0;\nint out = 1 / t;\n";
    MappedText body = MappedText.of(cell, 8, cell.length());
    int statement = body.text().indexOf("int out");
    MappedText rewritten =
        body.with(
            List.of(
                Edit.insert(statement, "class $Task { int $run(int $t) { return 1 / $t; } } "),
                Edit.replace(
                    body.text().indexOf("1 / t"),
                    body.text().indexOf("1 / t") + 5,
                    "new $Task().$run(t)")));
    Outcome.Failure[] failure = new Outcome.Failure[1];
    Ran ran = evaluated(rewritten);
    assertThat(ran.trace())
        .containsExactly(
            "java.lang.ArithmeticException: / by zero",
            in(ran, 3, ""),
            "      3 | int out = 1 / t;");
  }

  /** Evaluates as a magic does: on the session's thread, within a cell. */
  private static Ran evaluated(MappedText text) {
    FakeFrontend frontend = frontend();
    return new Ran(session.execute(text, frontend), frontend, frontend.executionCount());
  }

  @Test
  void allErrorsOfASnippetAreDrawn() {
    Ran ran = run("void many() {\n\tint a = \"x\";\n  String s = unknown(1) + 2 * true;\n}");
    assertThat(ran.trace())
        .contains("  2 | \tint a = \"x\";", "    | \t        ^^^")
        .anyMatch(line -> line.startsWith("line 3:"));
  }

  @Test
  void whatIsMissingIsToldWhereItIsUsed() {
    Ran declared = run("int early(int x) {\n  return x + later(x);\n}");
    assertThat(declared.outcome()).isInstanceOf(Outcome.Success.class);
    assertThat(declared.frontend().err.toString())
        .contains("early(int) cannot be called until method later(int) is declared");
    Ran called = run("early(1)");
    assertThat(called.failure().name()).isEqualTo("UnresolvedReference");
    assertThat(called.failure().message()).contains("method later(int)");
    run("int later(int x) { return 10 * x; }");
    assertThat(run("early(1)").text()).isEqualTo("11");
  }

  @Test
  void whatTheCellDeclaresLaterIsNotMissing() {
    Ran ran = run("int first2() { return second2(); }\nint second2() { return 2; }\nfirst2()");
    assertThat(ran.text()).isEqualTo("2");
    assertThat(ran.frontend().err).isEmpty();
  }
}
