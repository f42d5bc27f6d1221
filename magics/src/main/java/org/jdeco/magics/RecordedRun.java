package org.jdeco.magics;

import java.util.List;
import org.jdeco.magics.check.Rehearsal;
import org.jdeco.magics.check.race.Race;
import org.jdeco.magics.options.Options;
import org.jdeco.magics.plan.Rewritten;
import org.jdeco.magics.show.Finding;
import org.jdeco.runtime.Backend;
import org.jdeco.runtime.Inline;
import org.jdeco.runtime.Run;
import org.jdeco.runtime.RunOptions;

/**
 * A serial run of a cell that nobody sees, in which is recorded what each call reads and writes.
 * The loops are the rewritten ones, so that it is known which calls may run ahead; but all are made
 * where they stand. Execution thread.
 *
 * @param seen how it went
 * @param finding what it found
 */
record RecordedRun(Seen seen, Finding finding) {
  /** Runs the steps of a cell; the caller sees to it that a run is under way which stays inline. */
  static RecordedRun of(Runs runs, List<Step> steps, Options options, List<String> answers) {
    try (Race race = new Race(runs.session(), runs.methods())) {
      Seen seen =
          runs.session()
              .watch(
                  false,
                  answers,
                  () ->
                      Runs.each(
                          steps,
                          step ->
                              switch (step) {
                                case Step.Declare _ -> runs.plainly(step, options);
                                case Step.Rewrite(var part) ->
                                    recorded(runs, race, runs.plan(part, options));
                              }));
      return new RecordedRun(seen, race.finding());
    }
  }

  /** Runs a cell once more from the present state, and goes back to that. */
  static Finding again(Runs runs, History.Entry entry) {
    RunOptions inline =
        runs.options(entry.options()).withInline(Inline.ALWAYS).withBackend(Backend.THREADS);
    Rehearsal rehearsal = Rehearsal.from(runs.session());
    try (Run _ = runs.engine().begin(inline)) {
      List<Step> steps = runs.stepsOf(entry.cell());
      return of(runs, steps, entry.options(), List.of()).finding();
    } finally {
      rehearsal.back();
    }
  }

  private static Outcome recorded(Runs runs, Race race, Rewritten rewritten) {
    race.begin(rewritten.plan());
    return runs.session().evaluate(rewritten.text(), rewritten::otherwise);
  }
}
