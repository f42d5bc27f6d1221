package org.jdeco.magics;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jdeco.magics.cell.MagicCell;
import org.jdeco.magics.options.Options;
import org.jdeco.magics.plan.ConcurrentMethods;
import org.jdeco.magics.plan.Plan;
import org.jdeco.magics.plan.Planner;
import org.jdeco.magics.plan.Rewritten;
import org.jdeco.magics.plan.Verdict;
import org.jdeco.magics.show.DisplayThread;
import org.jdeco.magics.source.MappedText;
import org.jdeco.runtime.Engine;
import org.jdeco.runtime.Inline;
import org.jdeco.runtime.RunOptions;

/**
 * Runs the cells of {@code %%synchronized} and {@code %%deco}: step by step, each planned when the
 * ones before it have run, all within one run with one display. Execution thread.
 */
record Runs(
    Session session,
    Engine engine,
    Planner planner,
    ConcurrentMethods methods,
    Declarations declarations,
    DisplayThread displays,
    History history,
    LongSupplier clock) {
  private static final System.Logger LOG = System.getLogger(Runs.class.getName());

  Outcome run(MagicCell cell, Options options) {
    try (CellRun run = new CellRun(this, cell, options)) {
      if (options.check() || options.compare() || options.race()) {
        return new CheckedRun(this, cell, options, run).run();
      }
      Outcome outcome = run.inTime(steps(stepsOf(cell), run));
      run.end(outcome);
      return outcome;
    }
  }

  /** The steps of a cell, in order. */
  List<Step> stepsOf(MagicCell cell) {
    return Step.of(cell, session.shell(), planner);
  }

  /** Takes the steps of a cell up to the first that fails. */
  Outcome steps(List<Step> steps, CellRun run) {
    return each(steps, run::take);
  }

  /** Runs the steps of a cell as plain Java. */
  Outcome plain(List<Step> steps, Options options) {
    return each(steps, step -> plainly(step, options));
  }

  /** Runs a step as plain Java. */
  Outcome plainly(Step step, Options options) {
    return switch (step) {
      case Step.Declare(MappedText text, boolean concurrent) when concurrent ->
          declarations.marking(options.trust(), () -> session.evaluate(text));
      case Step.Declare _, Step.Rewrite _ -> session.evaluate(step.text());
    };
  }

  /** Does something with each step up to the first that fails. */
  static Outcome each(List<Step> steps, Function<Step, Outcome> take) {
    Outcome outcome = new Outcome.Success(null);
    for (Step step : steps) {
      outcome = take.apply(step);
      if (!(outcome instanceof Outcome.Success)) {
        break;
      }
    }
    return outcome;
  }

  /** The plan of a part of the cell; a planner that fails leaves it serial. */
  Rewritten plan(MagicCell part, Options options) {
    try {
      return planner.rewrite(part, options);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.log(Level.WARNING, "the analysis of a cell failed", e);
      Verdict verdict =
          Places.verdict(
              part.body(),
              "the analysis failed (" + e + "), so the cell runs as written",
              "",
              "analysis-failed");
      return Rewritten.plain(Plan.of(verdict), part.body());
    }
  }

  RunOptions options(Options asked) {
    RunOptions out = RunOptions.DEFAULT;
    if (asked.workers().isPresent()) {
      out = out.withWorkers(asked.workers().getAsInt());
    }
    if (asked.backend().isPresent()) {
      out = out.withBackend(asked.backend().get());
    }
    if (asked.concurrency().isPresent()) {
      out = out.withConcurrency(asked.concurrency().getAsInt());
    }
    if (asked.inline().isPresent()) {
      out = out.withInline(asked.inline().get());
    } else if (asked.check() && !asked.compare()) {
      out = out.withInline(Inline.NEVER); // so that small calls are checked, too
    }
    if (asked.timeout().isPresent()) {
      out = out.withCallTimeout(asked.timeout().get());
    }
    if (asked.cellTimeout().isPresent()) {
      out = out.withRunTimeout(asked.cellTimeout().get());
    }
    if (asked.maxLoad().isPresent()) {
      out = out.withMaxLoad(asked.maxLoad().getAsDouble());
    }
    return asked.seed().isPresent() ? out.withSeed(asked.seed().getAsLong()) : out;
  }
}
