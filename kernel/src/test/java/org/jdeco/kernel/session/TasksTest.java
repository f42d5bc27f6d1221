package org.jdeco.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jdeco.magics.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks of rewritten cells, as far as the session has a part in them. */
@Timeout(60)
class TasksTest extends SessionTest {
  @Test
  void textOfTasksComesInSerialOrderToTheirCell() {
    Ran ran =
        run(
            """
            %%deco --inline never --quiet
            @Concurrent static int loud(int i) {
              double s = 0;
              for (int k = 0; k < 20_000 * (10 - i); k++) s += Math.sqrt(k);
              System.out.println("task " + i);
              return (int) s;
            }
            int[] r1 = new int[10];
            for (int i = 0; i < 10; i++) r1[i] = loud(i);
            """);
    assertThat(ran.outcome()).isInstanceOf(Outcome.Success.class);
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      expected.append("task ").append(i).append('\n');
    }
    assertThat(ran.frontend().out).hasToString(expected.toString());
  }

  @Test
  void soDoesTextThatTrustedTasksPrintUnseen() {
    run("java.io.PrintStream log = System.out;");
    run("%%concurrent --trust\nint loud(int i) { log.println(\"task \" + i); return i; }");
    Ran ran =
        run(
            """
            %%synchronized --inline never --quiet
            int[] r2 = new int[50];
            for (int i = 0; i < 50; i++) { r2[i] = loud(i); System.out.println("body " + i); }
            """);
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      expected.append("task ").append(i).append("\nbody ").append(i).append('\n');
    }
    assertThat(ran.frontend().out).hasToString(expected.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drawn(i)",
        "plain(i) + Deco.random().nextDouble()",
        "timed(i) + Deco.random().nextDouble()",
        "timed(i) + here()",
        "plain(i) + any.getAsDouble()",
        "drawn(i) + Deco.random().nextDouble()",
        "drawn(i) + here()",
      })
  void whatIsDrawnDependsOnTheIterationOnly(String value) {
    run(
        """
        %%concurrent
        int plain(int i) { int y = i; for (int k = 0; k < 3000; k++) y = y * 31 + (y >>> 7); return y; }
        int timed(int i) { return System.nanoTime() == 42 ? 0 : plain(i); }
        double drawn(int i) { double y = plain(i); return y + org.jdeco.runtime.Deco.random().nextDouble(); }
        """);
    run("import org.jdeco.runtime.Deco;");
    run("double here() { return Deco.random().nextDouble(); }\nDoubleSupplier any = () -> here();");
    assertThat(
            Stream.of("--inline always", "--inline never", "--workers 5", "--workers 1")
                .map(how ->
                    run("%%synchronized --quiet --seed 7 "
                            + how
                            + "\ndouble[] d = new double[1500]; for (int i = 0; i < 1500; i++) d[i] = "
                            + value
                            + ";\nArrays.hashCode(d)")
                        .text())
                .distinct())
        .hasSize(1);
  }

  @Test
  void anInterruptStopsTasksThatOnlyCompute() throws Exception {
    FakeFrontend frontend = frontend();
    CompletableFuture<Ran> ran = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() ->
            ran.complete(
                run(
                    """
                    %%deco --inline never --quiet
                    @Concurrent static int forever(int i) {
                      int s = i;
                      while (true) s = s * 31 + 7;
                    }
                    System.out.println("running");
                    int[] r2 = new int[10];
                    for (int i = 0; i < 10; i++) r2[i] = forever(i);
                    """,
                    frontend)));
    assertThat(frontend.printed.await(30, TimeUnit.SECONDS)).isTrue();
    session.interrupt();
    assertThat(ran.get(30, TimeUnit.SECONDS).outcome()).isInstanceOf(Outcome.Interrupted.class);
    assertThat(run("1").text()).isEqualTo("1");
  }

  @Test
  void aTaskThatTheLoopDoesNotComeToDoesNotHoldItUp() {
    // With the first result the loop ends; the tasks ahead would compute on for ever.
    Ran ran =
        run(
            """
            %%deco --inline never --quiet --workers 4
            @Concurrent static int search(int i) {
              if (i > 0) { int s = i; while (true) s = s * 31 + 7; }
              double s = 0;
              for (int k = 0; k < 100_000_000; k++) s += Math.sqrt(k);
              return s > 0 ? -1 : 0;
            }
            int found3 = 0;
            for (int i = 0; i < 10; i++) {
              int r = search(i);
              if (r < 0) { found3 = i + 100; break; }
            }
            """);
    assertThat(ran.outcome()).isInstanceOf(Outcome.Success.class);
    assertThat(run("found3").text()).isEqualTo("100");
    assertThat(session.stopSwitch().armed()).isFalse();
  }
}
