package org.jdeco.magics.show;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jdeco.magics.Bundle;
import org.jdeco.magics.plan.Plan;
import org.jdeco.runtime.Progress;

/**
 * A run at one moment, ready to be shown.
 *
 * @param progress its figures
 * @param plan what was decided about the cell, as far as known
 * @param analysisNanos how long deciding took
 * @param explained the cell's source to show in place of the list of verdicts
 * @param phase what is being done, where that is not the run itself; empty otherwise
 * @param measured how much faster it was than a serial run, if that was measured
 * @param findings what checks have to say
 */
public record RunView(
    Progress progress,
    Plan plan,
    long analysisNanos,
    Optional<Explained> explained,
    String phase,
    OptionalDouble measured,
    List<Finding> findings) {
  /** The MIME type of the form that tools read. */
  public static final String JSON = "application/vnd.jdeco.run+json";

  /** A run that nothing checks. */
  public RunView(Progress progress, Plan plan, long analysisNanos, Optional<Explained> explained) {
    this(progress, plan, analysisNanos, explained, "", OptionalDouble.empty(), List.of());
  }

  /** The same with what checks have to say. */
  public RunView with(String doing, OptionalDouble speedup, List<Finding> found) {
    return new RunView(progress, plan, analysisNanos, explained, doing, speedup, found);
  }

  /** How much faster than one thread: as measured, or else as estimated. */
  double speedup() {
    return measured.orElse(progress.speedup());
  }

  /** Speedup per worker, 1 at best. */
  double efficiency() {
    return speedup() / progress.workers();
  }

  /** All three forms. */
  public Bundle bundle() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("text/html", html());
    data.put("text/plain", text());
    data.put(JSON, json());
    return Bundle.of(data);
  }

  String html() {
    return new RunHtml(this).html();
  }

  String text() {
    return new RunText(this).text();
  }

  Map<String, Object> json() {
    return RunJson.of(this);
  }
}
