package org.jdeco.magics.show;

import java.util.ArrayList;
import java.util.List;
import org.jdeco.magics.plan.Verdict;
import org.jdeco.runtime.Progress;
import org.jdeco.runtime.RunState;

/** A run as plain text: the whole message, for those who see no HTML. */
final class RunText {
  private static final int BAR = 24;

  private final RunView view;
  private final Progress progress;

  RunText(RunView view) {
    this.view = view;
    this.progress = view.progress();
  }

  String text() {
    List<String> lines = new ArrayList<>();
    Headline headline = Headline.of(view);
    if (progress.state() == RunState.RUNNING) {
      lines.add(bar() + headline.line());
    } else {
      lines.add(headline.line());
      if (!headline.facts().isEmpty()) {
        lines.add(headline.facts());
      }
    }
    view.findings().forEach(finding -> lines.addAll(finding.lines()));
    view.explained()
        .ifPresentOrElse(
            explained -> lines.add(explained.text()),
            () -> view.plan().verdicts().forEach(verdict -> add(verdict, lines)));
    return String.join("\n", lines).replace('\u00D7', 'x');
  }

  private String bar() {
    if (progress.total() <= 0) {
      return "";
    }
    int filled = (int) Math.min(BAR, BAR * progress.done() / progress.total());
    return "[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] ";
  }

  private static void add(Verdict verdict, List<String> lines) {
    String indent = "         ";
    String kind = verdict.kind().word();
    lines.add(
        kind
            + " ".repeat(indent.length() - kind.length())
            + "line "
            + verdict.line()
            + ": "
            + verdict.source());
    lines.add(indent + verdict.reason());
    if (!verdict.remedy().isEmpty()) {
      lines.add(indent + "remedy: " + verdict.remedy());
    }
    if (!verdict.page().isEmpty()) {
      lines.add(indent + "see: docs/reasons/" + verdict.page() + ".md");
    }
  }
}
