package org.jdeco.magics.show;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdeco.magics.Bundle;
import org.jdeco.magics.plan.Plan;
import org.jdeco.magics.source.MappedText;

/**
 * A cell with its plan, ready to be shown.
 *
 * @param body the Java the plan speaks of
 * @param plan the decisions
 * @param code the Java as it is evaluated; empty to leave it out
 */
public record Explained(MappedText body, Plan plan, String code) {
  /** The MIME type of the form that tools read. */
  public static final String JSON = "application/vnd.jdeco.plan+json";

  /** The same without the rewritten Java. */
  public Explained withoutCode() {
    return new Explained(body, plan, "");
  }

  /** All three forms. */
  public Bundle bundle() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("text/html", new Html().element("pre", "", text()).toString());
    data.put("text/plain", text());
    data.put(JSON, json());
    return Bundle.of(data);
  }

  String text() {
    return plan.text() + code;
  }

  Map<String, Object> json() {
    Map<String, Object> out = new LinkedHashMap<>(plan.json());
    out.put("source", body.text());
    if (!code.isEmpty()) {
      out.put("code", code);
    }
    return out;
  }
}
