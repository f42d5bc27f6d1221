package org.jdeco.magics.show;

import java.util.List;
import org.jdeco.magics.plan.Verdict;
import org.jdeco.magics.show.SourceLines.Line;
import org.jdeco.magics.show.SourceLines.Mark;

/** A cell's source as HTML, each decision underlined, with its reason below its line. */
final class ExplainedHtml {
  private static final String NUMBER =
      "position:absolute;left:0;top:0;width:26px;text-align:right;opacity:0.5;" + Style.MONO;

  private final Explained explained;

  ExplainedHtml(Explained explained) {
    this.explained = explained;
  }

  String html() {
    return new Html().open("div", Style.BOX).add(all()).close("div").toString();
  }

  /** The source, and the rewritten Java if it is to be shown. */
  Html all() {
    Html out = lines();
    if (!explained.code().isEmpty()) {
      out.open("details", Style.RULE)
          .element("summary", "", "the Java that runs")
          .element("pre", "overflow-x:auto;white-space:pre;" + Style.MONO, explained.code().strip())
          .close("details");
    }
    return out;
  }

  private Html lines() {
    Html out = new Html().open("div", "overflow-x:auto");
    for (Line line : SourceLines.of(explained)) {
      out.open("div", "position:relative;padding-left:38px;min-height:18px;white-space:pre")
          .element("div", NUMBER, Integer.toString(line.number()));
      marked(out, line);
      out.close("div");
      line.marks().forEach(mark -> note(out, mark.verdict()));
    }
    return out.close("div");
  }

  private static void marked(Html out, Line line) {
    out.open("span", Style.MONO);
    int at = 0;
    List<Mark> marks = line.marks();
    for (Mark mark : marks) {
      if (mark.start() >= at) {
        out.text(line.text().substring(at, mark.start()))
            .open(
                "span",
                "border-bottom:2px solid " + Style.color(mark.verdict().kind()),
                mark.verdict().kind().word() + ": " + mark.verdict().reason())
            .text(line.text().substring(mark.start(), mark.end()))
            .close("span");
        at = mark.end();
      }
    }
    out.text(line.text().substring(at)).close("span");
  }

  private static void note(Html out, Verdict verdict) {
    out.open(
            "div",
            "position:relative;margin:3px 0 5px 38px;padding-left:80px;border-left:2px solid "
                + Style.color(verdict.kind()))
        .element(
            "div",
            VerdictsHtml.kindStyle(verdict.kind()).replace("left:0", "left:10px"),
            verdict.kind().word());
    VerdictsHtml.words(out, verdict);
    out.close("div");
  }
}
