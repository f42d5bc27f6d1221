package org.jdeco.magics.show;

import java.util.Locale;
import org.jdeco.runtime.Progress;

/** The words in which displays speak; the same in every form. */
public final class Words {
  private static final double NANOS = 1e9;

  private Words() {}

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String count(long number, String one, String many) {
    return count(number) + " " + (number == 1 ? one : many);
  }

  /** A length of time to about two figures: {@code 0.4 ms}, {@code 812 ms}, {@code 2 min 05 s}. */
  public static String time(long nanos) {
    double millis = nanos / 1e6;
    double seconds = nanos / NANOS;
    if (millis < 9.95) {
      return String.format(Locale.ROOT, "%.1f ms", millis);
    }
    if (millis < 999.5) {
      return String.format(Locale.ROOT, "%.0f ms", millis);
    }
    if (seconds < 9.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole / 60 % 60);
  }

  /** Like {@link #time}, but steady while it counts: nothing finer than a tenth of a second. */
  static String steadyTime(long nanos) {
    return nanos < NANOS ? String.format(Locale.ROOT, "%.1f s", nanos / NANOS) : time(nanos);
  }

  static String percent(double share) {
    return share > 0 && share < 0.005 ? "under 1 %" : Math.round(share * 100) + " %";
  }

  static String factor(double speedup) {
    return String.format(Locale.ROOT, speedup < 9.95 ? "%.1f\u00D7" : "%.0f\u00D7", speedup);
  }

  /** How far a run has come, in calls. */
  static String calls(Progress progress) {
    return (progress.unsure() > 0 ? "at least " : "")
        + (progress.total() > 0
            ? count(progress.done()) + " of " + count(progress.total(), "call", "calls")
            : count(progress.done(), "call", "calls"));
  }

  /** How much longer, if that can be told yet; otherwise empty. */
  static String left(Progress progress) {
    if (progress.total() <= 0 || progress.done() <= 0 || progress.done() >= progress.total()) {
      return "";
    }
    double perCall = (double) progress.wallNanos() / progress.done();
    long left = (long) (perCall * (progress.total() - progress.done()));
    return "about " + steadyTime(left) + " left";
  }
}
