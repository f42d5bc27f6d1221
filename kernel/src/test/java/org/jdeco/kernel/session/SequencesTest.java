package org.jdeco.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdeco.magics.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls in a row at the top level of a cell, where each statement is a snippet of its own. */
@Timeout(60)
class SequencesTest extends SessionTest {
  @BeforeAll
  static void declare() {
    run(
        """
        %%concurrent
        int f(int x) { return x * 10; }
        int g(int x, int y) { return x - y; }
        int fail(int x) {
          if (x > 2) throw new IllegalStateException("at " + x);
          return x;
        }
        int endless(int x) { while (x > 0) { x = x | 1; } return x; }
        int say(int x) { System.out.println("say " + x); return x; }
        """);
  }

  @Test
  void callsMeetEachOther() {
    run(
        """
        %%concurrent --trust
        CountDownLatch both = new CountDownLatch(2);
        int meet(int x) throws InterruptedException { both.countDown(); both.await(); return x; }
        """);
    assertThat(
            run("%%synchronized --workers 2\nint m1 = meet(1);\nint m2 = meet(2);\nm1 + m2").text())
        .isEqualTo("3");
  }

  @Test
  void variablesStayWhatTheyAre() {
    assertThat(
            run("%%synchronized\nvar a1 = f(1);\nvar a2 = f(2); long a3 = g(a1, a2);\na3").text())
        .isEqualTo("-10");
    assertThat(shown(run("%who")))
        .contains("int a1 = 10", "int a2 = 20", "long a3 = -10")
        .doesNotContain("$");
  }

  @Test
  void theLastValueIsShownAndTextIsInOrder() {
    Ran ran =
        run("%%synchronized\nsay(1);\nint b1 = say(2); System.out.println(b1);\nsay(3) + say(4)");
    assertThat(ran.text()).isEqualTo("7");
    assertThat(ran.frontend().out.toString()).isEqualTo("say 1\nsay 2\n2\nsay 3\nsay 4\n");
  }

  @Test
  void aFailureLeavesWhatSerialJavaLeaves() {
    run("int c0 = 1;");
    Ran ran =
        run(
            "%%synchronized\nint c1 = fail(1);\nc0 = 5; int c2 = fail(2); c0 = 6;\nint c3 = fail(3);\nc0 = 7; int c4 = fail(4);");
    assertThat(ran.failure().message()).isEqualTo("at 3");
    assertThat(ran.trace().toString())
        .contains("line 5, fail(..)", "line 4")
        .doesNotContain("$", "org.jdeco");
    assertThat(run("c0 + \" \" + c1 + \" \" + c2").text()).isEqualTo("6 1 2");
    assertThat(run("c4").failure().name()).isEqualTo("CompilationError");
    assertThat(
            run("%%synchronized\nint[] c5 = new int[9];\nfor (int i = 0; i < 9; i++) c5[i] = f(i);\nc5[8]")
                .text())
        .isEqualTo("80");
  }

  @Test
  void anInterruptEndsTheCallsAhead() throws Exception {
    FakeFrontend frontend = frontend();
    CompletableFuture<Ran> ran = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() ->
            ran.complete(
                run(
                    "%%synchronized\nint d1 = f(1); System.out.print(1);\nint d2 = endless(1); int d3 = endless(2);",
                    frontend)));
    assertThat(frontend.printed.await(30, TimeUnit.SECONDS)).as("the cell runs").isTrue();
    session.interrupt();
    assertThat(ran.get(30, TimeUnit.SECONDS).outcome()).isInstanceOf(Outcome.Interrupted.class);
    assertThat(run("d1").text()).isEqualTo("10");
    assertThat(run("%%synchronized\nint e1 = f(1); int e2 = f(2);\ne1 + e2").text())
        .isEqualTo("30");
  }

  @Test
  void streamsKeepTheTypesOfWhatTheyGive() {
    Ran ran =
        run(
            "%%synchronized\nvar i1 = IntStream.range(0, 30).map(i -> f(i)).sum();\n"
                + "var i2 = List.of(1, 2).stream().map(x -> f(x)).toList();\n"
                + "List.of(1, 2).forEach(x -> say(x));\nArrays.stream(new int[] {3, 4}).map(x -> say(x)).sum()");
    assertThat(ran.text()).isEqualTo("7");
    assertThat(ran.frontend().out.toString()).isEqualTo("say 1\nsay 2\nsay 3\nsay 4\n");
    assertThat(shown(run("%who")))
        .contains("int i1 = 4350", "List<Integer> i2 = ")
        .doesNotContain("$");
    Ran failed = run("%%synchronized\nint i3 = IntStream.range(0, 9)\n  .map(i -> fail(i)).sum();");
    assertThat(failed.failure().message()).isEqualTo("at 3");
    assertThat(failed.trace().toString()).contains("line 3").doesNotContain("$A", "org.jdeco");
    assertThat(
            run("%%synchronized\nint i4 = IntStream.range(0, 9).map(i -> f(i)).sum();\ni4").text())
        .isEqualTo("360");
  }

  private static String shown(Ran ran) {
    return (String) ran.frontend().displays.getLast().bundle().data().get("text/plain");
  }
}
