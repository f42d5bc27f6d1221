package org.jdeco.magics.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jdeco.magics.CellMagics;
import org.jdeco.magics.plan.Plan;
import org.jdeco.magics.testing.ShellSession;
import org.jdeco.runtime.Backend;
import org.jdeco.runtime.Engine;
import org.jdeco.runtime.Inline;
import org.jdeco.runtime.Progress;
import org.jdeco.runtime.RunState;
import org.junit.jupiter.api.Test;

/** What the first line of a run's report says. */
class HeadlineTest {
  private static String line(long tasks, long inline, long serialMillis) {
    return line(tasks, inline, serialMillis, 2);
  }

  private static String line(long tasks, long inline, long serialMillis, int workers) {
    Progress progress =
        new Progress(
            RunState.DONE,
            tasks + inline,
            0,
            0,
            -1,
            tasks,
            inline,
            10,
            3,
            100_000_000,
            30_000_000,
            serialMillis * 1_000_000,
            workers,
            Backend.THREADS,
            Inline.AUTO,
            "");
    return new RunView(progress, new Plan(List.of()), 0, Optional.empty()).text();
  }

  @Test
  void theHeadlineSaysThatTasksGainedNothing() {
    assertThat(line(500, 500, 70)).startsWith("As fast as serial (estimated; the tasks gained");
    assertThat(line(500, 500, 75)).startsWith("1.1x as fast as serial (estimated)");
  }

  @Test
  void aSmallShareOfManyWorkersIsNotNone() {
    assertThat(line(500, 500, 75, 1_000)).contains("(estimated), under 1 % of 1,000 workers");
  }

  @Test
  void theHeadlineSaysThatTasksLost() {
    assertThat(line(500, 500, 50)).startsWith("Slower than serial (0.8x as fast, estimated;");
  }

  @Test
  void theHeadlineSaysThatTasksWereTriedOnly() {
    assertThat(line(50, 950, 70))
        .startsWith("Ran mostly in the caller (too little work for tasks to pay)");
  }

  @Test
  void theHeadlineSaysThatRunningInTheCallerWasAskedFor() {
    assertThat(shown("--inline always", "for (int i = 0; i < 40; i++) { r[i] = twice(i); }"))
        .contains("Ran in the caller (as asked)");
  }

  @Test
  void theHeadlineSaysThatThereWasOneCallOnly() {
    assertThat(shown("--workers 2", "for (int i = 0; i < 1; i++) { r[i] = twice(i); }"))
        .contains("Ran in the caller (there was one call only)");
    assertThat(shown("--workers 2", "for (int i = 0; i < 2; i++) { r[i] = twice(i); }"))
        .containsPattern("Ran (mostly )?in the caller \\(too little work for tasks to pay\\)");
  }

  @Test
  void theHeadlineSaysHowManyCallsWereMadeAtLeastBeforeAFailure() {
    assertThat(
            shown(
                "--inline always",
                "for (int i = 0; i < 40; i++) { r[i % 40] = 1 / (twice(i) - 14); }"))
        .containsPattern("Failed after at least [1-8] of 40 calls")
        .containsPattern("up to ([89]|[1-4][0-9]) calls in the caller");
  }

  @Test
  void aCellThatCallsASynchronizedMethodHasNoVerdictOfItsOwn() {
    assertThat(shown("--inline never", "all(r);"))
        .contains("40 calls as tasks")
        .doesNotContain("nothing here calls a concurrent method");
    assertThat(shown("", "int x = r.length;")).contains("nothing here calls a concurrent method");
  }

  private static String shown(String options, String cell) {
    try (ShellSession session = new ShellSession();
        Engine engine = new Engine(2);
        CellMagics magics = new CellMagics(session, engine)) {
      magics.run(
          """
          %%deco --quiet
          @Concurrent int twice(int x) { return x * 2; }
          @Synchronized void all(int[] r) { for (int i = 0; i < 40; i++) { r[i] = twice(i); } }
          int[] r = new int[40];
          """);
      magics.run("%%synchronized " + options + "\n" + cell);
      return session.shown().data().get("text/plain").toString();
    }
  }

  @Test
  void theHeadlineSaysThatALockIsHeld() {
    try (ShellSession session = new ShellSession();
        Engine engine = new Engine();
        CellMagics magics = new CellMagics(session, engine)) {
      magics.run(
          "%%concurrent\nint[] door = {0};\nint in(int i) { synchronized (door) { return i; } }");
      magics.run("void within(Runnable code) { synchronized (door) { code.run(); } }");
      magics.run(
          """
          %%synchronized
          int[] r = new int[40];
          void all() { for (int i = 0; i < 40; i++) { r[i] = in(i); } }
          within(() -> all());
          """);
      assertThat(session.shown().data().get("text/plain").toString())
          .contains("Ran in the caller (the thread held a lock that the calls may take)");
    }
  }

  @Test
  void theHeadlineSaysThatAnObjectMayBeShared() {
    try (ShellSession session = new ShellSession();
        Engine engine = new Engine();
        CellMagics magics = new CellMagics(session, engine)) {
      magics.run("%%concurrent\nint at(int[] a, int i) { return a[i / 2]; }");
      magics.run("int[] in = new int[40]; int[] out = in;");
      magics.run("%%synchronized\nfor (int i = 0; i < 40; i++) { out[i] = at(in, i) + 1; }");
      assertThat(session.shown().data().get("text/plain").toString())
          .contains("Ran in the caller (what the loop reads and writes could share an object)");
    }
  }
}
