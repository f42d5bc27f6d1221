package org.jdeco.magics;

import org.jdeco.magics.plan.Verdict;
import org.jdeco.magics.source.MappedText;

/** Makes verdicts about a stretch of a cell as a whole. */
final class Places {
  private static final int SHOWN = 60;

  private Places() {}

  /** A serial verdict at the first statement of the text. */
  static Verdict verdict(MappedText text, String reason, String remedy, String page) {
    String code = text.text();
    int first = 0;
    while (first < code.length() && Character.isWhitespace(code.charAt(first))) {
      first++;
    }
    int place = text.origin(first);
    String line = code.strip().lines().findFirst().orElse("").strip();
    return new Verdict(
        MappedText.lineAt(text.cell(), place),
        MappedText.columnAt(text.cell(), place),
        line.length() > SHOWN ? line.substring(0, SHOWN - 1) + "\u2026" : line,
        Verdict.Kind.SERIAL,
        reason,
        remedy,
        page);
  }
}
