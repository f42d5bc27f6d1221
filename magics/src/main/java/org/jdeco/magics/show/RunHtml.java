package org.jdeco.magics.show;

/** A run as HTML. */
final class RunHtml {
  private final RunView view;

  RunHtml(RunView view) {
    this.view = view;
  }

  String html() {
    return new Html().element("pre", "", view.text()).toString();
  }
}
