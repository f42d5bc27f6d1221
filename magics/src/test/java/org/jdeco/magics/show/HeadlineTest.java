package org.jdeco.magics.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jdeco.magics.CellMagics;
import org.jdeco.magics.plan.Plan;
import org.jdeco.magics.testing.ShellSession;
import org.jdeco.runtime.Backend;
import org.jdeco.runtime.Engine;
import org.jdeco.runtime.Progress;
import org.jdeco.runtime.RunState;
import org.junit.jupiter.api.Test;

/** What the first line of a run's report says. */
class HeadlineTest {
  private static String line(long tasks, long inline, long serialMillis) {
    Progress progress =
        new Progress(
            RunState.DONE,
            tasks + inline,
            0,
            -1,
            tasks,
            inline,
            10,
            3,
            100_000_000,
            30_000_000,
            serialMillis * 1_000_000,
            2,
            Backend.THREADS,
            "");
    return new RunView(progress, new Plan(List.of()), 0, Optional.empty()).text();
  }

  @Test
  void theHeadlineSaysThatTasksGainedNothing() {
    assertThat(line(500, 500, 70)).startsWith("As fast as serial (estimated; the tasks gained");
    assertThat(line(500, 500, 75)).startsWith("1.1x as fast as serial (estimated)");
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
