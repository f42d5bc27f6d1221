package org.jdeco.magics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jdeco.magics.cell.MagicCell;
import org.jdeco.magics.check.CheckWords;
import org.jdeco.magics.check.Rehearsal;
import org.jdeco.magics.check.Rehearsal.Act;
import org.jdeco.magics.check.Report;
import org.jdeco.magics.check.Speedup;
import org.jdeco.magics.options.Options;
import org.jdeco.magics.show.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A cell that is run serially, unseen, and then in parallel from the same state; or that is run
 * unseen to record what its calls do. Where the two differ, a second serial run tells what varies
 * by itself; if that does not explain it, the session keeps what plain Java left, and the cell
 * fails. Execution thread.
 */
final class CheckedRun {
  private static final long BRIEF_NANOS = 1_000_000_000;

  private final Runs runs;
  private final Options options;
  private final List<Step> steps;
  private final CellRun run;
  private final List<Finding> findings = new ArrayList<>();
  private @Nullable Rehearsal rehearsal;
  private @Nullable Act serial;

  CheckedRun(Runs runs, MagicCell cell, Options options, CellRun run) {
    this.runs = runs;
    this.options = options;
    this.run = run;
    this.steps = runs.stepsOf(cell);
  }

  Outcome run() {
    Optional<Seen> stopped = rehearse();
    if (stopped.isPresent()) {
      reveal(stopped.get());
      run.tell(OptionalDouble.empty(), findings);
      run.end(stopped.get().outcome());
      return stopped.get().outcome();
    }
    Act first = serial;
    List<String> answers = first == null ? List.of() : first.seen().answers();
    Seen parallel = runs.session().watch(true, answers, () -> run.inTime(runs.steps(steps, run)));
    run.stop(parallel.outcome());
    Outcome outcome = parallel.outcome();
    OptionalDouble speedup = OptionalDouble.empty();
    Rehearsal state = rehearsal;
    if (state != null && first != null) {
      if (options.compare()) {
        speedup = measured(first.seen(), parallel);
      }
      if (options.check()) {
        outcome = compared(state, first, parallel);
      }
    }
    run.tell(speedup, findings);
    run.end(parallel.outcome());
    return outcome;
  }

  /** Does all that comes before the parallel run; gives the run that was stopped, if one was. */
  private Optional<Seen> rehearse() {
    try {
      Rehearsal state = Rehearsal.from(runs.session());
      rehearsal = state;
      if (options.check() || options.compare()) {
        Seen seen = serially("Running serially first, to compare", List.of());
        if (options.compare() && isBrief(seen)) {
          state.back();
          seen = serially("Running serially again, with the code compiled", seen.answers());
        }
        if (seen.outcome().isStopped()) {
          findings.add(CheckWords.unchecked("the serial run was stopped"));
          return Optional.of(seen);
        }
        serial = state.over(seen);
      }
      return options.race() ? record(state) : Optional.empty();
    } catch (OutOfMemoryError e) {
      if (rehearsal != null) {
        rehearsal.back();
      }
      findings.add(CheckWords.unchecked("the memory does not suffice for a copy of the state"));
      return Optional.empty();
    }
  }

  private Optional<Seen> record(Rehearsal state) {
    List<String> answers = serial == null ? List.of() : serial.seen().answers();
    RecordedRun recorded =
        run.aside(
            "Recording what each call reads and writes",
            () -> RecordedRun.of(runs, steps, options, answers));
    findings.add(recorded.finding());
    if (recorded.seen().outcome().isStopped()) {
      return Optional.of(recorded.seen());
    }
    state.back();
    return Optional.empty();
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

  private Outcome compared(Rehearsal state, Act serial, Seen parallel) {
    if (parallel.outcome().isStopped()) {
      findings.add(CheckWords.unchecked("the parallel run was stopped"));
      return parallel.outcome();
    }
    Report first = run.aside("Comparing", () -> state.compare(serial, parallel));
    if (!first.same() && Draws.in(runs.session().shell(), steps)) {
      findings.add(
          CheckWords.unchecked(
              "Deco.random() gives each iteration numbers of its own, plain Java knows of none"));
      return parallel.outcome();
    }
    return first.same() ? told(first, parallel) : settled(state, serial, first, parallel);
  }

  private Outcome told(Report report, Seen parallel) {
    findings.add(CheckWords.finding(report));
    return report.same() ? parallel.outcome() : CheckWords.failure(report);
  }

  /** Tells the report without what differs between serial runs, too. */
  private Outcome settled(Rehearsal state, Act serial, Report report, Seen parallel) {
    state.back();
    Seen again = serially("The runs differ: running serially again", serial.seen().answers());
    if (again.outcome().isStopped()) {
      findings.add(
          CheckWords.unchecked(
              "the runs differ, and the serial run that was to tell why was stopped"));
      return again.outcome();
    }
    Report settled = Rehearsal.settled(report, state.compare(serial, again));
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
    return told(settled, parallel);
  }

  private Seen serially(String phase, List<String> answers) {
    return run.aside(
        phase, () -> runs.session().watch(false, answers, () -> runs.plain(steps, options)));
  }

  /** Shows what an unseen run that was stopped has printed: it is all there was. */
  private static void reveal(Seen seen) {
    System.out.print(seen.out());
    System.err.print(seen.err());
  }
}
