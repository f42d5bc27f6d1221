package org.jdeco.magics.show;

import java.util.List;

/** Findings as rows of HTML, like those of verdicts. */
final class FindingsHtml {
  private final List<Finding> findings;

  FindingsHtml(List<Finding> findings) {
    this.findings = findings;
  }

  Html html() {
    Html out = new Html();
    for (Finding finding : findings) {
      out.open("div", Style.RULE)
          .open("div", Style.ROW)
          .element("div", Style.KIND + color(finding.tone()), finding.label())
          .element("div", "", finding.text());
      for (Finding.Detail detail : finding.details()) {
        out.open("div", Style.SMALL);
        if (!detail.place().isEmpty()) {
          out.element("span", Style.MONO + ";margin-right:8px", detail.place());
        }
        out.text(detail.text()).close("div");
      }
      out.close("div").close("div");
    }
    return out;
  }

  private static String color(Finding.Tone tone) {
    return switch (tone) {
      case GOOD -> Style.GREEN;
      case BAD -> Style.RED;
      case DOUBT -> Style.AMBER;
      case PENDING -> Style.GREY;
    };
  }
}
