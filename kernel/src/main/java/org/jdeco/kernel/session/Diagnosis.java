package org.jdeco.kernel.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jdk.jshell.Diag;
import org.jdeco.kernel.render.SnippetNames;

/** Draws the compiler's remarks under the lines of the user's cell they are about. */
final class Diagnosis {
  private Diagnosis() {}

  /**
   * The lines to show for one remark:
   *
   * <pre>
   * line 2: incompatible types: String cannot be converted to int
   *   2 | int x = "a";
   *     |         ^^^
   * </pre>
   */
  static List<String> draw(Diag diag, Origin origin) {
    List<String> message = message(diag);
    List<String> lines = new ArrayList<>();
    if (diag.getPosition() < 0) {
      lines.addAll(message);
      return lines;
    }
    Place place = origin.place(position(diag));
    String number = String.valueOf(place.line());
    lines.add("line " + number + ": " + message.getFirst());
    lines.add("  " + number + " | " + place.source());
    lines.add("  " + " ".repeat(number.length()) + " | " + carets(diag, origin, place));
    message.stream().skip(1).map(line -> "  " + line).forEach(lines::add);
    return lines;
  }

  /** The first line of a remark. */
  static String summary(Diag diag) {
    return message(diag).getFirst();
  }

  private static List<String> message(Diag diag) {
    List<String> lines =
        SnippetNames.plain(diag.getMessage(Locale.ROOT))
            .replaceAll("\\bjava\\.(?:lang|util)\\.(?=[A-Z])", "")
            .lines()
            .map(String::stripTrailing)
            .filter(line -> !line.isBlank() && !line.strip().matches("location:\\s*(class)?"))
            .toList();
    return lines.isEmpty() ? List.of(String.valueOf(diag.getCode())) : lines;
  }

  private static int position(Diag diag) {
    long start = diag.getStartPosition();
    return Math.toIntExact(start < 0 ? diag.getPosition() : start);
  }

  private static String carets(Diag diag, Origin origin, Place place) {
    String source = place.source();
    int indent = Math.min(place.indent(), source.length());
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < indent; i++) {
      out.append(source.charAt(i) == '\t' ? '\t' : ' ');
    }
    int end = origin.place(Math.toIntExact(Math.max(0, diag.getEndPosition() - 1))).offset() + 1;
    int length = Math.min(end - place.offset(), source.length() - indent);
    return out.append("^".repeat(Math.max(1, length))).toString();
  }

  /** The errors among the remarks, or all remarks when none of them is an error. */
  static List<Diag> errors(Stream<Diag> diags) {
    List<Diag> all = diags.toList();
    List<Diag> errors = all.stream().filter(Diag::isError).toList();
    return errors.isEmpty() ? all : errors;
  }
}
