package org.jdeco.magics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jdeco.magics.cell.MagicCell;
import org.jdeco.magics.check.CheckWords;
import org.jdeco.magics.check.Rehearsal;
import org.jdeco.magics.check.Report;
import org.jdeco.magics.check.Speedup;
import org.jdeco.magics.options.Options;
import org.jdeco.magics.show.Finding;

/**
 * A cell that is run serially, unseen, and then in parallel from the same state. Where the two
 * differ, a second serial run tells what varies by itself; if that does not explain it, the session
 * keeps what plain Java left, and the cell fails. Execution thread.
 */
final class CheckedRun {
  private static final long BRIEF_NANOS = 1_000_000_000;

  private final Runs runs;
  private final Options options;
  private final List<Step> steps;
  private final CellRun run;
  private final List<Finding> findings = new ArrayList<>();

  CheckedRun(Runs runs, MagicCell cell, Options options, CellRun run) {
    this.runs = runs;
    this.options = options;
    this.run = run;
    this.steps = Step.of(cell, runs.session().shell());
  }

  Outcome run() {
    Rehearsal rehearsal = null;
    Rehearsal.Act serial = null;
    try {
      rehearsal = Rehearsal.from(runs.session());
      Seen seen = serially("Running serially first, to compare", List.of());
      if (options.compare() && isBrief(seen)) {
        rehearsal.back();
        seen = serially("Running serially again, with the code compiled", seen.answers());
      }
      if (seen.outcome() instanceof Outcome.Interrupted) {
        reveal(seen);
        return seen.outcome();
      }
      serial = rehearsal.over(seen);
    } catch (OutOfMemoryError e) {
      if (rehearsal != null) {
        rehearsal.back();
      }
      findings.add(CheckWords.unchecked("the memory does not suffice for a copy of the state"));
    }
    List<String> answers = serial == null ? List.of() : serial.seen().answers();
    Seen parallel = runs.session().watch(true, answers, () -> runs.steps(steps, run));
    run.stop(parallel.outcome());
    Outcome outcome = parallel.outcome();
    OptionalDouble speedup = OptionalDouble.empty();
    if (rehearsal != null && serial != null) {
      if (options.compare()) {
        speedup = measured(serial.seen(), parallel);
      }
      if (options.check()) {
        outcome = compared(rehearsal, serial, parallel);
      }
    }
    run.tell(speedup, findings);
    run.end(parallel.outcome());
    return outcome;
  }

  /** Whether a run is so short that compiling its code counts. */
  private static boolean isBrief(Seen seen) {
    return seen.nanos() < BRIEF_NANOS && seen.outcome() instanceof Outcome.Success;
  }

  private OptionalDouble measured(Seen serial, Seen parallel) {
    Speedup speedup = new Speedup(serial, parallel);
    findings.add(speedup.finding());
    return speedup.factor();
  }

  private Outcome compared(Rehearsal rehearsal, Rehearsal.Act serial, Seen parallel) {
    if (parallel.outcome() instanceof Outcome.Interrupted) {
      findings.add(CheckWords.unchecked("the parallel run was interrupted"));
      return parallel.outcome();
    }
    Report report = run.aside("Comparing", () -> settled(rehearsal, serial, parallel));
    findings.add(CheckWords.finding(report));
    return report.same() ? parallel.outcome() : CheckWords.failure(report);
  }

  /** The report, without what differs between serial runs, too. */
  private Report settled(Rehearsal rehearsal, Rehearsal.Act serial, Seen parallel) {
    Report report = rehearsal.compare(serial, parallel);
    if (report.same()) {
      return report;
    }
    rehearsal.back();
    Seen again = serially("The runs differ: running serially again", serial.seen().answers());
    Report settled = Rehearsal.settled(report, rehearsal.compare(serial, again));
    if (settled.same()) {
      // Plain Java's state is as good as any; its methods are not the rewritten ones.
      runs.session()
          .watch(
              false,
              List.of(),
              () -> {
                run.methods().forEach(runs.session()::evaluate);
                return again.outcome();
              });
    }
    return settled;
  }

  private Seen serially(String phase, List<String> answers) {
    return run.aside(
        phase, () -> runs.session().watch(false, answers, () -> runs.plain(steps, options)));
  }

  /** Shows what an unseen run that was interrupted has printed: it is all there was. */
  private static void reveal(Seen seen) {
    System.out.print(seen.out());
    System.err.print(seen.err());
  }
}
