package org.jdeco.magics.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * What can be seen of a run.
 *
 * @param variables all variables, as {@link Sight} tells them
 * @param text what was printed
 * @param outcome how it ended: the exception's class, its message, and the user's frames
 */
record Seen(String variables, String text, String outcome) {
  private static final int MOST_FRAMES = 8;

  /** The first difference to another run; empty if there is none. */
  String differs(Seen other) {
    if (!outcome.equals(other.outcome)) {
      return difference("outcome", outcome, other.outcome);
    }
    if (!text.equals(other.text)) {
      return difference("text", text, other.text);
    }
    return variables.equals(other.variables)
        ? ""
        : difference("variables", variables, other.variables);
  }

  private static String difference(String what, String expected, String actual) {
    String[] left = expected.split("\n", -1);
    String[] right = actual.split("\n", -1);
    StringBuilder out = new StringBuilder(what).append(" differ:\n");
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      String a = i < left.length ? left[i] : "(nothing)";
      String b = i < right.length ? right[i] : "(nothing)";
      if (!a.equals(b)) {
        out.append("  serial:   ").append(a).append("\n  parallel: ").append(b).append('\n');
      }
    }
    return out.toString();
  }

  /** How a run ended; {@code lines} gives the user's line for a line of the cell's class. */
  static String outcome(Throwable thrown, String cell, IntUnaryOperator lines) {
    if (thrown == null) {
      return "ok";
    }
    List<String> told = new ArrayList<>();
    String message = String.valueOf(thrown.getMessage()).replaceAll("<local\\d+>", "<local>");
    told.add(thrown.getClass().getName() + ": " + message);
    if (!(thrown instanceof StackOverflowError)) {
      for (StackTraceElement frame : thrown.getStackTrace()) {
        if (frame.getClassName().startsWith("REPL.") && told.size() <= MOST_FRAMES) {
          boolean inCell = frame.getClassName().startsWith("REPL." + cell);
          int line = frame.getLineNumber();
          told.add(
              "at "
                  + frame.getMethodName().replaceAll("\\d+$", "")
                  + ":"
                  + (inCell ? lines.applyAsInt(line) : line));
        }
      }
    }
    return String.join("\n", told);
  }
}
