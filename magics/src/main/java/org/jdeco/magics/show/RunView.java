package org.jdeco.magics.show;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
 */
public record RunView(
    Progress progress, Plan plan, long analysisNanos, Optional<Explained> explained) {
  /** The MIME type of the form that tools read. */
  public static final String JSON = "application/vnd.jdeco.run+json";

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
