package org.jdeco.magics.show;

import java.util.ArrayList;
import java.util.List;
import org.jdeco.magics.plan.Plan;
import org.jdeco.magics.plan.Verdict;

/** The verdicts of a plan as rows of HTML; many are folded away. */
final class VerdictsHtml {
  private static final int MOST_UNFOLDED = 4;

  private final Plan plan;

  VerdictsHtml(Plan plan) {
    this.plan = plan;
  }

  /** The rows; while the run goes on, the fold is only announced, for it could not stay open. */
  Html html(boolean running) {
    Html out = new Html();
    if (plan.verdicts().isEmpty()) {
      return out;
    }
    out.open("div", Style.RULE);
    if (plan.verdicts().size() <= MOST_UNFOLDED) {
      rows(out);
    } else if (running) {
      out.element("div", "", summary());
    } else {
      out.open("details", "").element("summary", "", summary());
      rows(out);
      out.close("details");
    }
    return out.close("div");
  }

  private void rows(Html out) {
    for (Verdict verdict : plan.verdicts()) {
      row(out, verdict);
    }
  }

  /** Such as {@code 7 decisions: 5 proved, 2 serial}. */
  private String summary() {
    List<String> counts = new ArrayList<>();
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      if (plan.count(kind) > 0) {
        counts.add(plan.count(kind) + " " + kind.word());
      }
    }
    return plan.verdicts().size() + " decisions: " + String.join(", ", counts);
  }

  static void row(Html out, Verdict verdict) {
    out.open("div", Style.ROW + ";margin-bottom:4px")
        .element("div", kindStyle(verdict.kind()), verdict.kind().word())
        .open("div", "white-space:nowrap;overflow:hidden;text-overflow:ellipsis", verdict.source())
        .element("span", Style.FAINT, "line " + verdict.line())
        .element("span", "margin-left:8px;" + Style.MONO, verdict.source())
        .close("div");
    words(out, verdict);
    out.close("div");
  }

  /** The reason and the remedy. */
  static void words(Html out, Verdict verdict) {
    String page = verdict.page().isEmpty() ? "" : "see docs/reasons/" + verdict.page() + ".md";
    out.open("div", Style.SMALL, page).text(verdict.reason()).close("div");
    if (!verdict.remedy().isEmpty()) {
      out.open("div", Style.SMALL, page)
          .element("span", "font-weight:600", "Remedy: ")
          .text(verdict.remedy())
          .close("div");
    }
  }

  static String kindStyle(Verdict.Kind kind) {
    return Style.KIND + Style.color(kind);
  }
}
