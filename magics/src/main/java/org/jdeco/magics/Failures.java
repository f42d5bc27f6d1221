package org.jdeco.magics;

import java.util.ArrayList;
import java.util.List;
import org.jdeco.magics.cell.Misuse;

/** Turns mistakes in the use of magics into outcomes. */
final class Failures {
  private Failures() {}

  static Outcome of(Misuse misuse) {
    String place = "line " + misuse.line() + ", column " + misuse.column();
    List<String> lines = new ArrayList<>();
    lines.add("UsageError: " + misuse.message());
    lines.add("  at " + place + ":");
    misuse.excerpt().lines().forEach(line -> lines.add("    " + line));
    return new Outcome.Failure("UsageError", place + ": " + misuse.message(), lines);
  }
}
