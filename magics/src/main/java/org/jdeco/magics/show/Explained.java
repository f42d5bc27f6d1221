package org.jdeco.magics.show;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdeco.magics.Bundle;
import org.jdeco.magics.plan.Plan;
import org.jdeco.magics.plan.Verdict;
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
    data.put("text/html", new ExplainedHtml(this).html());
    data.put("text/plain", text());
    data.put(JSON, json());
    return Bundle.of(data);
  }

  String text() {
    StringBuilder out = new StringBuilder();
    for (SourceLines.Line line : SourceLines.of(this)) {
      out.append(String.format("%4d  %s%n", line.number(), line.text()).stripTrailing())
          .append('\n');
      line.marks().forEach(mark -> note(out, line.text(), mark));
    }
    if (!code.isEmpty()) {
      out.append("\nThe Java that runs:\n").append(code.strip()).append('\n');
    }
    return out.toString().stripTrailing();
  }

  private static void note(StringBuilder out, String line, SourceLines.Mark mark) {
    String indent = "      " + line.substring(0, mark.start()).replaceAll("[^\t]", " ");
    Verdict verdict = mark.verdict();
    int width = Math.max(1, mark.end() - mark.start());
    out.append(indent).append("~".repeat(width)).append('\n');
    out.append(indent).append(verdict.kind().word()).append(": ").append(verdict.reason());
    out.append('\n');
    if (!verdict.remedy().isEmpty()) {
      out.append(indent).append("remedy: ").append(verdict.remedy()).append('\n');
    }
    if (!verdict.page().isEmpty()) {
      out.append(indent).append("see: docs/reasons/").append(verdict.page()).append(".md\n");
    }
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
