package org.jdeco.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.jdeco.magics.Outcome;
import org.jdeco.magics.fuzz.RandomCells;
import org.jdeco.magics.fuzz.Witness;
import org.jdeco.runtime.BentEngine;
import org.junit.jupiter.api.Test;

/**
 * Random programs do in a notebook what they do as plain Java. All run in one session, which
 * declares the same names again and again, on an engine that delays and reorders tasks. {@code
 * -Djdeco.fuzz.cells=500 -Djdeco.fuzz.seed=7} runs more, and others.
 */
class RandomCellsTest {
  private static final int WORKERS = 3;

  /** What can be seen of a cell. */
  private record Seen(String outcome, String text, String values) {}

  @Test
  void notebooksDoWhatPlainJavaDoes() {
    int programs = Integer.getInteger("jdeco.fuzz.cells", 30);
    long seed = Long.getLong("jdeco.fuzz.seed", 1);
    List<RandomCells> all = RandomCells.from(seed * 1_000_003 + 500_000, programs);
    BentEngine bent = new BentEngine(WORKERS);
    int compared = 0;
    try (JavaSession session = new JavaSession(bent.engine())) {
      for (RandomCells cells : all) {
        bent.bend(seed * 31 + compared, compared % 4 == 0);
        FakeFrontend frontend = new FakeFrontend(1);
        forget(session.shell());
        if (session.execute("%%concurrent\n" + cells.members(), frontend)
            instanceof Outcome.Success) {
          renew(session, cells);
          String magic = "%%synchronized" + (compared % 4 == 0 ? "" : " --inline=never");
          assertThat(run(session, cells, magic))
              .as("%s\n%%%%synchronized\n%s", cells.members(), cells.cell())
              .isEqualTo(new Seen(cells.outcome(), cells.text(), cells.values()));
          compared++;
        }
      }
    }
    assertThat(compared).as("seed %s", seed).isGreaterThan(programs / 2);
  }

  private static Seen run(JavaSession session, RandomCells cells, String magic) {
    FakeFrontend frontend = new FakeFrontend(2);
    Outcome outcome = session.execute(magic + "\n" + cells.cell(), frontend);
    String look = Witness.class.getName() + ".see(" + String.join(", ", cells.variables()) + ");";
    assertThat(session.execute(look, new FakeFrontend(3))).isInstanceOf(Outcome.Success.class);
    return new Seen(told(outcome), frontend.out.toString(), Witness.seen());
  }

  private static void forget(JShell shell) {
    shell
        .snippets()
        .filter(
            snippet -> snippet.kind() != Snippet.Kind.IMPORT && shell.status(snippet).isActive())
        .toList()
        .reversed()
        .forEach(shell::drop);
  }

  /** Sets what the shell keeps when a class is declared once more, dropped or not, as it was. */
  private static void renew(JavaSession session, RandomCells cells) {
    if (cells.variables().contains("C.n")) {
      assertThat(session.execute("C.n = 3;", new FakeFrontend(4)))
          .isInstanceOf(Outcome.Success.class);
    }
  }

  private static String told(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Success _ -> "ok";
      case Outcome.Interrupted _ -> "interrupted";
      case Outcome.Failure failure -> failure.name() + ": " + failure.message();
    };
  }
}
