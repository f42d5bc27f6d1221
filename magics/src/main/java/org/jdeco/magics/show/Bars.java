package org.jdeco.magics.show;

import java.util.Locale;
import org.jdeco.runtime.Progress;
import org.jdeco.runtime.RunState;

/** The bars of a run's display. */
final class Bars {
  private static final int MOST_SEGMENTS = 16;
  private static final double SWEEP_NANOS = 2e9;
  private static final double SWEEP_WIDTH = 16;
  private static final int THICK = 8;

  private final RunView view;
  private final Progress progress;

  Bars(RunView view) {
    this.view = view;
    this.progress = view.progress();
  }

  /** How far the calls have come; where their number is not known, a sign of life that moves. */
  Html barrier() {
    Html out = new Html();
    out.open("div", "height:8px;" + trackStyle(), Words.calls(progress));
    if (progress.total() > 0) {
      double done = share(progress.done(), (double) progress.total());
      fill(out, 0, done, color());
      if (progress.state() == RunState.RUNNING) {
        double running = share(progress.running(), (double) progress.total());
        fill(out, done, Math.min(running, 100 - done), "rgba(43,125,224,0.4)");
      }
    } else if (progress.state() == RunState.RUNNING) {
      double phase = progress.wallNanos() % SWEEP_NANOS / SWEEP_NANOS;
      double place = 1 - Math.abs(2 * phase - 1);
      fill(out, place * (100 - SWEEP_WIDTH), SWEEP_WIDTH, "rgba(43,125,224,0.55)");
    }
    return out.close("div");
  }

  private String color() {
    return switch (progress.state()) {
      case RUNNING, DONE -> Style.BLUE;
      case FAILED -> Style.RED;
      case INTERRUPTED -> Style.AMBER;
    };
  }

  /** Speedup, one segment for each worker. */
  Html speedup() {
    int workers = progress.workers();
    double speedup = view.speedup();
    int segments = workers <= MOST_SEGMENTS ? workers : 1;
    String title =
        Words.factor(speedup)
            + " of "
            + Words.count(workers, "worker", "workers")
            + (view.measured().isPresent() ? ", measured" : ", estimated");
    Html out = row("speedup", Words.factor(speedup), title);
    double width = 100.0 / segments;
    double gap = segments == 1 ? 0 : 0.6;
    for (int i = 0; i < segments; i++) {
      double filled = Math.clamp(speedup * segments / workers - i, 0, 1);
      out.open(
          "div",
          "position:absolute;top:0;height:8px;border-radius:2px;overflow:hidden;background:"
              + Style.TRACK
              + ";left:"
              + percent(i * width)
              + ";width:"
              + percent(width - (i < segments - 1 ? gap : 0)));
      fill(out, 0, filled * 100, Style.BLUE);
      out.close("div");
    }
    return out.close("div").close("div");
  }

  /** Where the workers' time went: calls, the cell's own thread, and nothing. */
  Html efficiency() {
    double capacity = (double) progress.workers() * progress.wallNanos();
    double tasks = share(progress.taskNanos(), capacity);
    double serial = Math.min(share(progress.serialNanos(), capacity), 100 - tasks);
    String title =
        String.format(
            Locale.ROOT,
            "calls %s (%.0f %%), the cell's own thread %s (%.0f %%), idle %.0f %%",
            Words.time(progress.taskNanos()),
            tasks,
            Words.time(progress.serialNanos()),
            serial,
            Math.max(0, 100 - tasks - serial));
    Html out = row("efficiency", Words.percent(view.efficiency()), title);
    out.open(
        "div",
        "position:absolute;left:0;top:0;width:100%;height:8px;border-radius:2px;overflow:hidden;"
            + "background:"
            + Style.TRACK);
    fill(out, 0, tasks, Style.GREEN);
    fill(out, tasks, serial, "rgba(31,146,84,0.5)");
    return out.close("div").close("div").close("div");
  }

  private static Html row(String label, String value, String title) {
    return new Html()
        .open("div", "position:relative;height:18px", title)
        .element("div", Style.LABEL, label)
        .element(
            "div",
            "position:absolute;right:0;top:0;width:56px;text-align:right;font-size:12px",
            value)
        .open("div", "position:relative;height:8px;top:5px;margin:0 64px 0 80px");
  }

  private static String trackStyle() {
    return "position:relative;overflow:hidden;border-radius:"
        + THICK / 2
        + "px;background:"
        + Style.TRACK;
  }

  private static void fill(Html out, double left, double width, String color) {
    if (width > 0) {
      out.open(
              "div",
              "position:absolute;top:0;height:8px;left:"
                  + percent(left)
                  + ";width:"
                  + percent(width)
                  + ";background:"
                  + color)
          .close("div");
    }
  }

  /** A part of a whole as a percentage between 0 and 100. */
  private static double share(long part, double whole) {
    return whole <= 0 ? 0 : Math.clamp(100.0 * part / whole, 0, 100);
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f%%", value);
  }
}
