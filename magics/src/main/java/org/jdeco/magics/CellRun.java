package org.jdeco.magics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdeco.magics.cell.CellMagic;
import org.jdeco.magics.cell.MagicCell;
import org.jdeco.magics.options.Options;
import org.jdeco.magics.plan.ConcurrentMethod;
import org.jdeco.magics.plan.Plan;
import org.jdeco.magics.plan.Rewritten;
import org.jdeco.magics.plan.Verdict;
import org.jdeco.magics.show.DisplayThread.Following;
import org.jdeco.magics.show.Explained;
import org.jdeco.magics.show.Finding;
import org.jdeco.magics.show.LiveDisplay;
import org.jdeco.magics.show.RunView;
import org.jdeco.magics.source.MappedText;
import org.jdeco.runtime.CallTimeout;
import org.jdeco.runtime.Inline;
import org.jdeco.runtime.LoopReport;
import org.jdeco.runtime.Progress;
import org.jdeco.runtime.Run;
import org.jdeco.runtime.RunOptions;
import org.jdeco.runtime.RunReport;
import org.jdeco.runtime.RunState;
import org.jspecify.annotations.Nullable;

/**
 * One cell on its way: its run, its plan as it grows, and its display. The run begins with the
 * first step that may make tasks. Execution thread, but for what the display reads.
 */
final class CellRun implements AutoCloseable {
  private static final long PATIENCE_NANOS = 500_000_000;

  private final Runs runs;
  private final MagicCell cell;
  private final Options options;
  private final List<MappedText> evaluated = new ArrayList<>();
  private final StringJoiner code = new StringJoiner("\n");
  private volatile Decided decided = new Decided(new Plan(List.of()), Map.of(), 0);
  private volatile Checks checks = new Checks("", OptionalDouble.empty(), List.of());
  private volatile @Nullable Run shown;
  private @Nullable Run run;
  private @Nullable LiveDisplay display;
  private @Nullable Following following;

  CellRun(Runs runs, MagicCell cell, Options options) {
    this.runs = runs;
    this.cell = cell;
    this.options = options;
  }

  /**
   * Does something that is not the run itself, and shows that it is being done. Whatever was
   * rewritten before runs as written meanwhile.
   */
  <T> T aside(String phase, Supplier<T> work) {
    RunOptions plain = RunOptions.DEFAULT.withInline(Inline.ALWAYS).withSeed(seed());
    Run begun = runs.engine().begin(options.cellTimeout().map(plain::withRunTimeout).orElse(plain));
    Checks former = checks;
    checks = new Checks(phase, former.measured(), former.findings());
    follow(begun);
    try {
      return work.get();
    } finally {
      shown = null;
      begun.end();
      checks = former;
    }
  }

  private long seed() {
    return options.seed().orElse(RunOptions.DEFAULT.seed());
  }

  /** Says what checks found. */
  void tell(OptionalDouble measured, List<Finding> findings) {
    checks = new Checks("", measured, findings);
  }

  /** The methods the cell has declared, as they were rewritten. */
  List<MappedText> methods() {
    Units units = new Units(runs.session().shell());
    return evaluated.stream()
        .flatMap(piece -> units.of(piece).stream())
        .filter(Units.Unit::isMethod)
        .map(Units.Unit::text)
        .toList();
  }

  Outcome take(Step step) {
    return switch (step) {
      case Step.Declare(MappedText text, boolean concurrent) -> {
        code.add(text.text());
        yield concurrent
            ? runs.declarations().marking(options.trust(), () -> runs.session().evaluate(text))
            : runs.session().evaluate(text);
      }
      case Step.Rewrite(MagicCell part) -> evaluate(runs.plan(part, options));
    };
  }

  private Outcome evaluate(Rewritten rewritten) {
    decided = decided.and(rewritten);
    begin().locate(places(rewritten.loops()));
    code.add(rewritten.text().text());
    evaluated.add(rewritten.text());
    return runs.session()
        .evaluate(
            rewritten.text(),
            rejected -> {
              Optional<MappedText> written = rewritten.otherwise(rejected);
              written.ifPresent(text -> decided = decided.without(text));
              return written;
            });
  }

  private Run begin() {
    Run begun = run;
    if (begun == null) {
      begun = runs.engine().begin(runs.options(options));
      run = begun;
      follow(begun);
    }
    return begun;
  }

  /** Where each loop's calls are, in words. */
  private static Map<Integer, String> places(Map<Integer, List<Verdict>> loops) {
    Map<Integer, String> places = new HashMap<>();
    loops.forEach((loop, verdicts) -> {
      var lines = verdicts.stream().mapToInt(Verdict::line).summaryStatistics();
      if (lines.getCount() > 0) {
        int from = lines.getMin();
        int to = lines.getMax();
        places.put(loop, from == to ? "line " + from : "lines " + from + " to " + to);
      }
    });
    return places;
  }

  private void follow(Run begun) {
    shown = begun;
    if (!options.quiet() && display == null) {
      LiveDisplay opened = new LiveDisplay(runs.session(), runs.clock(), this::now);
      display = opened;
      following = runs.displays().follow(opened);
    }
  }

  /** What there is to see; nothing as long as a compiler's error may be all there is to tell. */
  private Optional<Bundle> now() {
    Run begun = shown;
    if (begun == null) {
      return Optional.empty();
    }
    Progress progress = begun.progress();
    boolean calls = progress.done() > 0 || progress.total() > 0;
    return calls || progress.wallNanos() > PATIENCE_NANOS
        ? Optional.of(view(progress).bundle())
        : Optional.empty();
  }

  private RunView view(Progress progress) {
    Decided known = decided;
    Optional<Explained> explained =
        options.explain()
            ? Optional.of(new Explained(cell.body(), known.plan(), shownCode(progress)))
            : Optional.empty();
    Checks found = checks;
    return new RunView(progress, known.plan(), known.nanos(), explained)
        .with(found.phase(), found.measured(), found.findings());
  }

  /** The Java that runs is shown at the end only, when all of it is known. */
  private String shownCode(Progress progress) {
    return options.code() && progress.state() != RunState.RUNNING ? code.toString() : "";
  }

  /** What became of a cell whose code ended thus: it failed, too, if that was later than it may. */
  Outcome inTime(Outcome outcome) {
    CallTimeout late = run == null ? null : run.overdue();
    if (late == null || !(outcome instanceof Outcome.Success)) {
      return outcome;
    }
    String message = String.valueOf(late.getMessage());
    return new Outcome.Failure(
        Outcome.Failure.TIMEOUT, message, List.of(Outcome.Failure.TIMEOUT + ": " + message));
  }

  /** Ends the run; what follows is no part of it. */
  void stop(Outcome outcome) {
    Run begun = run;
    if (begun != null) {
      begun.end(state(outcome));
    }
  }

  /** Ends the run, if it has not ended yet, and shows how it ended. */
  void end(Outcome outcome) {
    if (run == null && !checks.findings().isEmpty()) {
      begin();
    }
    Run begun = run;
    if (begun == null) {
      return;
    }
    RunReport report = begun.end(state(outcome));
    boolean calls = report.totals().tasks() + report.totals().inline() > 0;
    if (!calls && decided.plan().verdicts().isEmpty() && outcome instanceof Outcome.Success) {
      decided = new Decided(Plan.of(nothingConcurrent()), Map.of(), decided.nanos());
    }
    decided = decided.after(report);
    RunView view = view(report.totals());
    close();
    if (notCompiled(outcome) && !calls && !opened()) {
      return;
    }
    remember(view);
    LiveDisplay followed = display;
    if (followed != null) {
      followed.finish(view.bundle());
    }
  }

  private boolean opened() {
    LiveDisplay followed = display;
    return followed != null && followed.opened();
  }

  /** A cell the compiler rejected has its error to show, and nothing else. */
  private static boolean notCompiled(Outcome outcome) {
    return outcome instanceof Outcome.Failure failure
        && failure.name().equals(Outcome.Failure.COMPILATION);
  }

  private void remember(RunView view) {
    String line = cell.body().cell().substring(cell.call().start(), cell.call().end());
    Explained explained = new Explained(cell.body(), decided.plan(), code.toString());
    runs.history().add(new History.Entry(line, view, explained, cell, options));
  }

  private static RunState state(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Success _ -> RunState.DONE;
      case Outcome.Failure _ -> RunState.FAILED;
      case Outcome.Interrupted _ -> RunState.INTERRUPTED;
    };
  }

  private Verdict nothingConcurrent() {
    String known =
        runs.methods().all().stream()
            .map(ConcurrentMethod::signature)
            .collect(Collectors.joining(", "));
    String how =
        cell.magic() == CellMagic.DECO
            ? "put @Concurrent on the methods whose calls should run in parallel"
            : "declare the methods whose calls should run in parallel in a cell that starts with"
                + " %%concurrent, and run that cell first";
    return known.isEmpty()
        ? Places.verdict(
            cell.body(), "no method is known to be concurrent", how, "no-concurrent-method")
        : Places.verdict(
            cell.body(),
            "nothing here calls a concurrent method; concurrent are " + known,
            "call one of these, or " + how,
            "no-concurrent-call");
  }

  /** Stops following; a run that has not ended has failed. */
  @Override
  public void close() {
    Following followed = following;
    if (followed != null) {
      followed.close();
    }
    Run begun = run;
    if (begun != null) {
      begun.end(RunState.FAILED);
    }
  }

  /** What is done about the run besides running it, and what that has found. */
  private record Checks(String phase, OptionalDouble measured, List<Finding> findings) {}

  /** What has been decided so far, and how long that took. */
  private record Decided(Plan plan, Map<Integer, List<Verdict>> loops, long nanos) {
    Decided and(Rewritten rewritten) {
      List<Verdict> verdicts = new ArrayList<>(plan.verdicts());
      verdicts.addAll(rewritten.plan().verdicts());
      Map<Integer, List<Verdict>> all = new HashMap<>(loops);
      all.putAll(rewritten.loops());
      return new Decided(new Plan(verdicts), all, nanos + rewritten.analysisNanos());
    }

    Decided without(MappedText written) {
      return new Decided(plan.without(written), loops, nanos);
    }

    /** What was decided, corrected by what guards found when the loops started. */
    Decided after(RunReport report) {
      Set<Verdict> withdrawn = of(report, LoopReport::guarded);
      Set<Verdict> locked = of(report, LoopReport::locked);
      return new Decided(
          new Plan(
              plan.verdicts().stream()
                  .map(verdict ->
                      locked.contains(verdict)
                          ? verdict.locked()
                          : withdrawn.contains(verdict) ? verdict.guarded() : verdict)
                  .toList()),
          loops,
          nanos);
    }

    private Set<Verdict> of(RunReport report, Predicate<LoopReport> which) {
      return report.loops().stream()
          .filter(which)
          .flatMap(loop -> loops.getOrDefault(loop.loop(), List.of()).stream())
          .collect(Collectors.toSet());
    }
  }
}
