package org.jdeco.magics.show;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdeco.runtime.Inline;
import org.jdeco.runtime.Progress;

/**
 * What a run has to say first, in parts.
 *
 * @param main the one thing to know
 * @param qualifier what limits it; may be empty
 * @param time how long it took, or takes and will take
 * @param facts the figures behind it; may be empty
 */
record Headline(String main, String qualifier, String time, String facts) {
  /** From which speedup on tasks have gained something, and below which they have lost. */
  private static final double GAIN = 1.05;

  private static final double LOSS = 0.95;

  /** Up to which time in tasks these were tried only. */
  private static final long LITTLE_NANOS = 1_000_000;

  /** The share of calls as tasks up to which they were tried only. */
  private static final double FEW = 0.1;

  static Headline of(RunView view) {
    Progress progress = view.progress();
    return switch (progress.state()) {
      case RUNNING -> running(view);
      case DONE -> done(view);
      case FAILED -> stopped("failed", progress);
      case INTERRUPTED -> stopped("interrupted", progress);
    };
  }

  /** All on one line. */
  String line() {
    return joined(main + (qualifier.isEmpty() ? "" : " " + qualifier), time);
  }

  private static Headline running(RunView view) {
    Progress progress = view.progress();
    if (!view.phase().isEmpty()) {
      return new Headline(view.phase(), "", Words.steadyTime(progress.wallNanos()), "");
    }
    boolean calls = progress.done() > 0 || progress.total() > 0;
    String time = joined(Words.steadyTime(progress.wallNanos()), Words.left(progress));
    return new Headline(
        calls ? Words.calls(progress) : "Running",
        "",
        time,
        joined(
            progress.running() > 0 ? Words.count(progress.running()) + " running" : "",
            workers(progress),
            progress.note()));
  }

  private static Headline done(RunView view) {
    Progress progress = view.progress();
    String time = Words.time(progress.wallNanos());
    if (progress.tasks() > 0 && view.measured().isEmpty() && view.speedup() < GAIN) {
      return inVain(view);
    }
    if (progress.tasks() > 0 || view.measured().isPresent()) {
      return new Headline(
          Words.factor(view.speedup()) + " as fast as serial",
          (view.measured().isPresent() ? "(measured), " : "(estimated), ") + share(view),
          time,
          facts(progress));
    }
    if (progress.inline() > 0) {
      return new Headline(
          "Ran in the caller",
          progress.note().isEmpty() ? whyInCaller(view) : "",
          time,
          facts(progress));
    }
    return view.plan().serial()
        ? new Headline("Ran serially, as written", "", time, progress.note())
        : new Headline(
            "Made no concurrent call itself",
            "(those of other threads and of later cells are not counted)",
            time,
            progress.note());
  }

  private static String whyInCaller(RunView view) {
    Progress progress = view.progress();
    if (progress.mode() == Inline.ALWAYS) {
      return "(as asked)";
    }
    if (isGuarded(view, "shared-object")) {
      return "(what the loop reads and writes could share an object)";
    }
    if (isGuarded(view, "held-lock")) {
      return "(the thread held a lock that the calls may take)";
    }
    if (progress.workers() == 1) {
      return "(there is one worker only)";
    }
    return progress.inline() == 1
        ? "(there was one call only)"
        : "(too little work for tasks to pay)";
  }

  /** What is said where tasks gained nothing, as far as can be told. */
  private static Headline inVain(RunView view) {
    Progress progress = view.progress();
    String time = Words.time(progress.wallNanos());
    if (view.speedup() < LOSS) {
      return new Headline(
          "Slower than serial",
          "(" + Words.factor(view.speedup()) + " as fast, estimated; the tasks did not pay)",
          time,
          facts(progress));
    }
    boolean tried =
        progress.tasks() < FEW * (progress.tasks() + progress.inline())
            || progress.taskNanos() < LITTLE_NANOS;
    return tried
        ? new Headline(
            "Ran mostly in the caller", "(too little work for tasks to pay)", time, facts(progress))
        : new Headline(
            "As fast as serial", "(estimated; the tasks gained nothing)", time, facts(progress));
  }

  /** Whether all that was to run ahead was found not to when it started, for a page's reason. */
  private static boolean isGuarded(RunView view, String page) {
    return view.plan().serial()
        && view.plan().verdicts().stream().anyMatch(verdict -> verdict.page().equals(page));
  }

  private static Headline stopped(String word, Progress progress) {
    boolean calls = progress.done() > 0 || progress.total() > 0;
    return new Headline(
        Character.toUpperCase(word.charAt(0)) + word.substring(1),
        calls ? "after " + Words.calls(progress) : "",
        Words.time(progress.wallNanos()),
        facts(progress));
  }

  private static String facts(Progress progress) {
    return joined(
        progress.tasks() > 0
            ? Words.count(progress.tasks(), "call as a task", "calls as tasks")
                + " in "
                + Words.count(progress.chunks(), "chunk", "chunks")
            : "",
        progress.inline() > 0
            ? (progress.unsure() > 0 ? "up to " : "")
                + Words.count(progress.inline(), "call", "calls")
                + " in the caller"
            : "",
        progress.barriers() > 0 ? Words.count(progress.barriers(), "wait", "waits") : "",
        progress.note());
  }

  private static String share(RunView view) {
    Progress progress = view.progress();
    return switch (progress.backend()) {
      case THREADS -> Words.percent(view.efficiency()) + " of " + workers(progress);
      case VIRTUAL -> workers(progress);
    };
  }

  private static String workers(Progress progress) {
    return switch (progress.backend()) {
      case THREADS -> Words.count(progress.workers(), "worker", "workers");
      case VIRTUAL -> "up to " + Words.count(progress.workers(), "call", "calls") + " at a time";
    };
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" \u00B7 "));
  }
}
