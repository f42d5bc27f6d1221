package org.jdeco.magics.show;

import org.jdeco.runtime.Progress;
import org.jdeco.runtime.RunState;

/**
 * A run as HTML: a headline, bars and figures, then the verdicts. The running state and the final
 * one place the same things at the same heights, so that nothing jumps.
 */
final class RunHtml {
  static final String BARS = "height:38px;overflow:hidden";

  private final RunView view;
  private final Progress progress;

  RunHtml(RunView view) {
    this.view = view;
    this.progress = view.progress();
  }

  String html() {
    Headline headline = Headline.of(view);
    Html out = new Html().open("div", Style.BOX);
    headline(out, headline);
    bars(out);
    if (running() || !headline.facts().isEmpty()) {
      out.element("div", "height:18px;overflow:hidden;" + Style.SMALL, headline.facts());
    }
    out.add(new FindingsHtml(view.findings()).html());
    if (view.explained().isPresent()) {
      out.open("div", Style.RULE);
      out.add(new ExplainedHtml(view.explained().get()).all()).close("div");
    } else {
      out.add(new VerdictsHtml(view.plan()).html(running()));
    }
    return out.close("div").toString();
  }

  private boolean running() {
    return progress.state() == RunState.RUNNING;
  }

  private void headline(Html out, Headline headline) {
    String color =
        switch (progress.state()) {
          case RUNNING, DONE -> "";
          case FAILED -> ";color:" + Style.RED;
          case INTERRUPTED -> ";color:" + Style.AMBER;
        };
    out.open("div", "position:relative;height:20px;overflow:hidden;padding-right:180px")
        .element("span", "font-weight:600" + color, headline.main())
        .text(" ")
        .element("span", Style.FAINT, headline.qualifier())
        .element("span", "position:absolute;right:0;top:0;" + Style.FAINT, headline.time())
        .close("div");
  }

  private void bars(Html out) {
    Bars bars = new Bars(view);
    boolean done = progress.state() == RunState.DONE;
    if (done && progress.tasks() > 0) {
      out.open("div", BARS).open("div", "position:relative;top:1px");
      out.add(bars.speedup()).add(bars.efficiency()).close("div").close("div");
    } else if (!done) {
      out.open("div", BARS).open("div", "position:relative;top:15px");
      out.add(bars.barrier()).close("div").close("div");
    }
  }
}
