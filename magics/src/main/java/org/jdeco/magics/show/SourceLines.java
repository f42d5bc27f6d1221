package org.jdeco.magics.show;

import java.util.ArrayList;
import java.util.List;
import org.jdeco.magics.plan.Verdict;
import org.jdeco.magics.source.MappedText;

/** The lines of a cell's Java, each with the decisions that begin on it. */
final class SourceLines {
  private SourceLines() {}

  /**
   * One line.
   *
   * @param number its 1-based number in the cell
   * @param text the line without its end
   * @param marks the decisions on it, by place
   */
  record Line(int number, String text, List<Mark> marks) {}

  /**
   * One decision on its line.
   *
   * @param start offset in the line where it begins
   * @param end offset in the line behind it, or the line's end where it goes on below
   * @param verdict the decision
   */
  record Mark(int start, int end, Verdict verdict) {}

  static List<Line> of(Explained explained) {
    MappedText body = explained.body();
    int number = MappedText.lineAt(body.cell(), body.origin(0));
    List<Line> lines = new ArrayList<>();
    for (String text : body.text().stripTrailing().split("\\R", -1)) {
      int current = number + lines.size();
      List<Mark> marks =
          explained.plan().verdicts().stream()
              .filter(verdict -> verdict.line() == current)
              .map(verdict -> mark(text, verdict))
              .toList();
      lines.add(new Line(current, text, marks));
    }
    return lines;
  }

  private static Mark mark(String line, Verdict verdict) {
    int start = Math.min(verdict.column() - 1, line.length());
    String source = verdict.source().lines().findFirst().orElse("");
    int end = line.startsWith(source, start) ? start + source.length() : line.length();
    return new Mark(start, end, verdict);
  }
}
