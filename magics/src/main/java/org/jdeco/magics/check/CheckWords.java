package org.jdeco.magics.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdeco.magics.Outcome;
import org.jdeco.magics.show.Finding;
import org.jdeco.magics.show.Finding.Detail;
import org.jdeco.magics.show.Finding.Tone;

/** Puts a report into words: for the run's display, for tools, and for the cell's failure. */
public final class CheckWords {
  private static final String LABEL = "check";
  private static final int MOST = 8;

  private CheckWords() {}

  /** What a report says in the run's display. */
  public static Finding finding(Report report) {
    return new Finding(tone(report), LABEL, news(report), details(report), json(report));
  }

  /** That nothing was checked, and why. */
  public static Finding unchecked(String reason) {
    return Finding.of(
        Tone.DOUBT, LABEL, "not checked: " + reason, Map.of("result", "unchecked", "why", reason));
  }

  /** The failure of a cell whose parallel run left something else than the serial one. */
  public static Outcome.Failure failure(Report report) {
    Difference first = report.differences().getFirst();
    String message = "the parallel run differs from plain Java: " + told(first);
    List<String> lines = new ArrayList<>();
    lines.add("CheckFailed: " + message);
    report.differences().stream()
        .skip(1)
        .limit(MOST - 1)
        .forEach(difference -> lines.add("  " + told(difference)));
    if (report.differences().size() > MOST) {
      lines.add("  and more");
    }
    lines.add("The session has the state that the serial run left.");
    return new Outcome.Failure("CheckFailed", message, lines);
  }

  private static Tone tone(Report report) {
    if (!report.same()) {
      return Tone.BAD;
    }
    return report.varying().isEmpty() && report.shared().isEmpty() && report.left().isEmpty()
        ? Tone.GOOD
        : Tone.DOUBT;
  }

  private static String news(Report report) {
    if (!report.same()) {
      return "the parallel run differs from plain Java; the session has what plain Java left";
    }
    return String.format(
        Locale.ROOT,
        "the same as plain Java: %,d variables and objects, the text, and how it ended",
        report.compared());
  }

  private static List<Detail> details(Report report) {
    List<Detail> details = new ArrayList<>();
    report.differences().stream()
        .limit(MOST)
        .forEach(difference -> details.add(new Detail(difference.path(), values(difference))));
    if (report.differences().size() > MOST) {
      details.add(new Detail("", "and more"));
    }
    note(details, "not compared, as two serial runs differ there as well: ", report.varying());
    note(details, "not copied, so both runs used the same: ", report.shared());
    note(details, "not compared: ", report.left());
    return details;
  }

  private static void note(List<Detail> details, String what, Collection<String> names) {
    if (!names.isEmpty()) {
      String shown = String.join(", ", names.stream().limit(MOST).toList());
      String more = names.size() > MOST ? " and " + (names.size() - MOST) + " more" : "";
      details.add(new Detail("", what + shown + more));
    }
  }

  private static String told(Difference difference) {
    return difference.path() + ": " + values(difference);
  }

  private static String values(Difference difference) {
    return difference.serial() + " serially, " + difference.parallel() + " in parallel";
  }

  private static Map<String, Object> json(Report report) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("result", report.same() ? "same" : "different");
    out.put("compared", report.compared());
    out.put(
        "differences",
        report.differences().stream()
            .map(difference ->
                Map.of(
                    "place",
                    difference.path(),
                    "serial",
                    difference.serial(),
                    "parallel",
                    difference.parallel()))
            .toList());
    out.put("varying", List.copyOf(report.varying()));
    out.put("shared", List.copyOf(report.shared()));
    out.put("not_compared", List.copyOf(report.left()));
    return out;
  }
}
