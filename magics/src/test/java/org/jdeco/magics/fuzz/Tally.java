package org.jdeco.magics.fuzz;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jdeco.magics.plan.Verdict;

/** Counts what became of programs and their calls. */
final class Tally {
  private final Map<String, Integer> calls = new TreeMap<>();
  private final Map<String, Map<Oracle.Finding, Integer>> seen = new TreeMap<>();
  private int judged;
  private int programs;
  private int invalid;
  private int parallel;
  private int failed;
  private long tasks;

  void add(Trial trial) {
    programs++;
    if (!trial.invalid().isEmpty()) {
      invalid++;
      return;
    }
    failed += trial.failed() ? 1 : 0;
    tasks += trial.tasks();
    boolean ahead = false;
    for (Verdict verdict : trial.verdicts()) {
      boolean serial = verdict.kind() == Verdict.Kind.SERIAL;
      ahead |= !serial;
      calls.merge(verdict.kind().word() + (serial ? " " + verdict.page() : ""), 1, Integer::sum);
    }
    parallel += ahead ? 1 : 0;
  }

  /** Adds what was seen of the calls that stay serial. */
  void add(List<Oracle.Judged> findings) {
    judged++;
    for (Oracle.Judged each : findings) {
      seen.computeIfAbsent("serial " + each.page(), page -> new EnumMap<>(Oracle.Finding.class))
          .merge(each.finding(), 1, Integer::sum);
    }
  }

  int judged() {
    return judged;
  }

  int failed() {
    return failed;
  }

  int parallel() {
    return parallel;
  }

  int invalid() {
    return invalid;
  }

  String text() {
    StringBuilder out = new StringBuilder();
    out.append(programs).append(" programs, ").append(invalid).append(" of them do not compile, ");
    out.append(parallel).append(" run ahead somewhere, ").append(tasks).append(" tasks, ");
    out.append(failed).append(" differ from serial Java; ");
    out.append(judged).append(" were judged\n");
    calls.forEach((what, count) -> {
      out.append("%8d  %s".formatted(count, what));
      Map<Oracle.Finding, Integer> its = seen.getOrDefault(what, Map.of());
      its.forEach((finding, number) ->
          out.append(", ")
              .append(number)
              .append(' ')
              .append(finding.name().toLowerCase(Locale.ROOT)));
      out.append('\n');
    });
    return out.toString();
  }
}
