package org.jdeco.magics.fuzz;

import java.util.List;
import org.jdeco.magics.plan.Verdict;

/**
 * What became of a program.
 *
 * @param program the program
 * @param invalid why it is no program at all; empty if it is one
 * @param code the cell as rewritten
 * @param verdicts the decisions
 * @param tasks how many calls were made as tasks, in all ways it was run
 * @param difference in which way of running it something else was seen, and what; empty if nothing
 */
record Trial(
    Program program,
    String invalid,
    String code,
    List<Verdict> verdicts,
    long tasks,
    String difference) {
  static Trial invalid(Program program, String why) {
    return new Trial(program, why, "", List.of(), 0, "");
  }

  boolean failed() {
    return !difference.isEmpty();
  }

  /** What kind of failure it is. */
  String kind() {
    return difference.replaceAll("(?s)^way \\d+ [^:]*: ", "").split("[ :]", 2)[0]
        + (assumed() ? " assumed" : "");
  }

  /** Whether something was taken on trust. */
  boolean assumed() {
    return verdicts.stream().anyMatch(verdict -> verdict.kind() == Verdict.Kind.ASSUMED);
  }

  String report() {
    StringBuilder out = new StringBuilder();
    out.append("======== ").append(program.id()).append(assumed() ? " (assumed)" : "").append('\n');
    out.append(program.text()).append("-----\n").append(difference);
    verdicts.forEach(verdict -> out.append(verdict.text()));
    return out.append("----- rewritten\n").append(code).append("\n========\n").toString();
  }
}
