package org.jdeco.magics.show;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdeco.magics.plan.Verdict;
import org.jdeco.runtime.Progress;

/** A run as the JSON that tools read; times are in milliseconds. */
final class RunJson {
  private RunJson() {}

  static Map<String, Object> of(RunView view) {
    Progress progress = view.progress();
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("version", 1);
    out.put("backend", progress.backend().toString());
    out.put("workers", progress.workers());
    out.put("tasks", progress.tasks());
    out.put("chunks", progress.chunks());
    out.put("inline", progress.inline());
    out.put("barriers", progress.barriers());
    out.put("wall_ms", millis(progress.wallNanos()));
    out.put("task_ms", millis(progress.taskNanos()));
    out.put("serial_ms", millis(progress.serialNanos()));
    out.put("analysis_ms", millis(view.analysisNanos()));
    out.put("speedup", rounded(view.speedup(), 100));
    out.put("efficiency", rounded(view.efficiency(), 1000));
    out.put("state", progress.state().toString());
    out.put("done", progress.done());
    out.put("running", progress.running());
    if (progress.total() >= 0) {
      out.put("total", progress.total());
    }
    if (!progress.note().isEmpty()) {
      out.put("note", progress.note());
    }
    if (!view.phase().isEmpty()) {
      out.put("phase", view.phase());
    }
    view.findings().forEach(finding -> out.put(finding.label(), finding.json()));
    out.put("verdicts", view.plan().verdicts().stream().map(Verdict::json).toList());
    return out;
  }

  private static double millis(long nanos) {
    return rounded(nanos / 1e6, 1000);
  }

  private static double rounded(double value, int parts) {
    return (double) Math.round(value * parts) / parts;
  }
}
