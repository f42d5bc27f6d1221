package org.jdeco.magics.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdeco.magics.Bundle;
import org.jdeco.magics.Outcome;
import org.jdeco.magics.Seen;
import org.jspecify.annotations.Nullable;

/** Compares what two runs of a cell printed, showed and gave, and how they ended. */
final class Heard {
  private final List<Difference> differences = new ArrayList<>();

  private Heard() {}

  static List<Difference> differences(Seen serial, Seen parallel) {
    Heard heard = new Heard();
    heard.add("the end", end(serial.outcome()), end(parallel.outcome()));
    heard.lines("the exception", trace(serial.outcome()), trace(parallel.outcome()));
    heard.lines("the text", serial.out().lines().toList(), parallel.out().lines().toList());
    heard.lines("the text on System.err", lines(serial.err()), lines(parallel.err()));
    heard.lines("what it displays", serial.shown(), parallel.shown());
    heard.add("the cell's value", value(serial.outcome()), value(parallel.outcome()));
    return heard.differences;
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  private void add(String place, String serial, String parallel) {
    if (!serial.equals(parallel)) {
      differences.add(
          new Difference(place, place, Shown.shortened(serial), Shown.shortened(parallel)));
    }
  }

  private void lines(String place, List<String> serial, List<String> parallel) {
    int most = Math.max(serial.size(), parallel.size());
    for (int i = 0; i < most && differences.size() < Comparison.MOST; i++) {
      String one = i < serial.size() ? serial.get(i) : null;
      String other = i < parallel.size() ? parallel.get(i) : null;
      if (!Objects.equals(one, other)) {
        String path = place + ", line " + (i + 1);
        differences.add(new Difference(place, path, quoted(one), quoted(other)));
      }
    }
  }

  private static String quoted(@Nullable String line) {
    return line == null ? "nothing" : Shown.of(line);
  }

  private static String end(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Success _ -> "no exception";
      case Outcome.Failure(String name, String message, List<String> _) ->
          message.isEmpty() ? name : name + ": " + message;
      case Outcome.Interrupted _ -> "interrupted";
    };
  }

  /** The frames in the user's own code: between them, the ways differ. */
  private static List<String> trace(Outcome outcome) {
    return outcome instanceof Outcome.Failure failure
        ? failure.traceback().stream().filter(line -> line.startsWith("  cell [")).toList()
        : List.of();
  }

  private static String value(Outcome outcome) {
    Bundle result = outcome instanceof Outcome.Success(Bundle shown) ? shown : null;
    return result == null ? "nothing" : String.valueOf(result.data().get("text/plain"));
  }
}
