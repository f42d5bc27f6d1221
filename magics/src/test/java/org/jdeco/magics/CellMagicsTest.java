package org.jdeco.magics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdeco.magics.plan.ConcurrentMethod;
import org.jdeco.magics.plan.ConcurrentMethods;
import org.jdeco.magics.plan.Plan;
import org.jdeco.magics.plan.Rewritten;
import org.jdeco.magics.source.MappedText;
import org.jdeco.magics.testing.ShellSession;
import org.jdeco.runtime.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CellMagicsTest {
  private final ShellSession session = new ShellSession();
  private final Engine engine = new Engine();
  private final List<String> planned = new ArrayList<>();
  private ConcurrentMethods methods;
  private Plan plan = Plan.of();
  private final CellMagics magics =
      new CellMagics(
          session,
          engine,
          known -> {
            methods = known;
            return (cell, options) -> {
              planned.add(cell.body().text().strip());
              return Rewritten.plain(plan, cell.body()).after(7_000_000);
            };
          },
          () -> 0);

  @AfterEach
  void close() {
    magics.close();
    engine.close();
    session.close();
  }

  private List<String> concurrent() {
    return methods.all().stream().map(ConcurrentMethod::signature).toList();
  }

  private static String failure(Outcome outcome) {
    return ((Outcome.Failure) outcome).message();
  }

  private String value(String expression) {
    return ((Outcome.Success) session.evaluate(MappedText.of(expression)))
        .result()
        .data()
        .get("text/plain")
        .toString();
  }

  @Test
  void plainCellsRunAsTheyAre() {
    assertThat(magics.run("int a = 41;\na + 1")).isEqualTo(new Outcome.Success(Bundle.text("42")));
    assertThat(session.displays()).isEmpty();
  }

  @Test
  void aConcurrentCellMarksItsMethods() {
    magics.run("%%concurrent\nint f(int i, double[] d) { return i; }\nint g() { return 1; }");
    assertThat(concurrent()).containsExactly("f(int, double[])", "g()");
    assertThat(session.displays()).isEmpty();
  }

  @Test
  void theMarkLapsesWhenAMethodIsDeclaredAgainWithoutIt() {
    magics.run("%%concurrent\nint f(int i) { return i; }\nint g() { return 1; }");
    magics.run("int f(int i) { return 2 * i; }\nint f(long i) { return 3; }");
    assertThat(concurrent()).containsExactly("g()");
    magics.run("%deco status");
    assertThat(session.shown().data().get("text/plain").toString())
        .contains("g()")
        .contains("f(int): declared again without %%concurrent");
  }

  @Test
  void trustIsKeptWithTheMethod() {
    magics.run("%%concurrent --trust\nint f() { return 1; }");
    assertThat(methods.find("f", "").orElseThrow().trusted()).isTrue();
  }

  @Test
  void aConcurrentCellWithoutAMethodIsAMistake() {
    Outcome outcome = magics.run("\n%%concurrent\nint a = 1;");
    assertThat(failure(outcome))
        .isEqualTo(
            "line 2, column 1: %%concurrent marks the methods its cell declares, and this cell"
                + " declares none: declare one here, such as  double f(int i) { ... }");
    assertThat(session.evaluated()).isEmpty();
    assertThat(failure(magics.run("%%concurrent\nclass A { int f() { return 1; } }")))
        .contains("methods inside of a class are not marked");
  }

  @Test
  void aConcurrentMethodThatDoesNotCompileFailsAsItWouldAnywhere() {
    Outcome outcome = magics.run("%%concurrent\nint f(int i) { return \"\"; }");
    assertThat(((Outcome.Failure) outcome).name()).isEqualTo("CompilationError");
    assertThat(concurrent()).isEmpty();
  }

  @Test
  void misuseRunsNothingAndShowsThePlace() {
    Outcome outcome = magics.run("int a = 1;\n%deco sattus\n");
    assertThat(outcome)
        .isEqualTo(
            new Outcome.Failure(
                "UsageError",
                "line 2, column 7: %deco knows no sattus; did you mean status?",
                List.of(
                    "UsageError: %deco knows no sattus; did you mean status?",
                    "  at line 2, column 7:", "    %deco sattus", "          ^")));
    assertThat(session.evaluated()).isEmpty();
    assertThat(failure(magics.run("%%synchronized\n \n")))
        .endsWith("%%synchronized takes the lines below it, and there are none");
  }

  @Test
  void helpIsShown() {
    assertThat(magics.run("%%synchronized --help")).isEqualTo(new Outcome.Success(null));
    assertThat(session.shown().data().get("text/plain").toString()).startsWith("Usage: ");
  }

  @Test
  void aSynchronizedCellRunsAndShowsOneDisplay() {
    magics.run("%%concurrent\nint f(int i) { return i * i; }");
    Outcome outcome =
        magics.run("%%synchronized\nint s = 0;\nfor (int i = 0; i < 4; i++) s += f(i);\ns");
    assertThat(outcome).isEqualTo(new Outcome.Success(Bundle.text("14")));
    Map<String, Object> data = session.shown().data();
    assertThat(data).containsOnlyKeys("text/html", "text/plain", "application/vnd.jdeco.run+json");
    assertThat(data.get("application/vnd.jdeco.run+json"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("state", "done")
        .containsEntry("analysis_ms", 7.0);
  }

  @Test
  void aCellWithoutAConcurrentCallSaysWhatToDo() {
    magics.run("%%synchronized\nint a = 1;");
    assertThat(session.shown().data().get("text/plain").toString())
        .contains("Ran serially, as written")
        .contains("line 2: int a = 1;")
        .contains("no method is known to be concurrent")
        .contains("remedy: declare the methods");
  }

  @Test
  void aQuietCellShowsNothingButCanBeShownAfterwards() {
    magics.run("%%synchronized --quiet\nint a = 1;");
    assertThat(session.displays()).isEmpty();
    magics.run("%deco show");
    assertThat(session.shown().data()).containsKey("application/vnd.jdeco.run+json");
  }

  @Test
  void aFailingCellShowsThatItFailed() {
    Outcome outcome = magics.run("%%synchronized\nint a = 1;\nint b = a / 0;\nint c = 5;");
    assertThat(outcome).isInstanceOf(Outcome.Failure.class);
    assertThat(session.shown().data().get("text/plain").toString()).startsWith("Failed");
    assertThat(session.evaluated()).doesNotContain("int c = 5;");
  }

  @Test
  void aCellThatDoesNotCompileShowsItsErrorOnly() {
    Outcome outcome = magics.run("%%synchronized\nint a = ;");
    assertThat(((Outcome.Failure) outcome).name()).isEqualTo("CompilationError");
    assertThat(session.displays()).isEmpty();
  }

  @Test
  void aPlannerThatFailsLeavesTheCellSerial() {
    CellMagics broken =
        new CellMagics(
            session,
            engine,
            known ->
                (cell, options) -> {
                  throw new IllegalStateException("lost");
                },
            () -> 0);
    try (broken) {
      assertThat(broken.run("%%synchronized\n6 * 7"))
          .isEqualTo(new Outcome.Success(Bundle.text("42")));
    }
    assertThat(session.shown().data().get("text/plain").toString()).contains("lost");
  }

  @Test
  void aDecoCellDeclaresBeforeItRewrites() {
    Outcome outcome =
        magics.run(
            """
            %%deco --workers 2
            @Synchronized
            int all(int n) { int s = 0; for (int i = 0; i < n; i++) s += f(i); return s; }
            /** Squares. */
            @org.jdeco.runtime.Concurrent int f(int i) { return g(i); }
            int g(int i) { return i * i; }
            int n = 4; // as many
            int s = all(n);
            import java.util.BitSet;
            s + 1
            """);
    assertThat(outcome).isEqualTo(new Outcome.Success(Bundle.text("15")));
    assertThat(concurrent()).containsExactly("f(int)");
    assertThat(planned)
        .hasSize(3)
        .satisfies(parts -> assertThat(parts.get(0)).startsWith("@Synchronized"))
        .satisfies(parts -> assertThat(parts.get(1)).startsWith("int n = 4;"))
        .satisfies(parts -> assertThat(parts.get(2)).isEqualTo("s + 1"));
    assertThat(value("all(3)")).isEqualTo("5");
  }

  @Test
  void workersCanBeChanged() {
    magics.run("%deco workers 3");
    assertThat(engine.workers()).isEqualTo(3);
  }
}
