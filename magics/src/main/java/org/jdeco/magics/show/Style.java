package org.jdeco.magics.show;

import org.jdeco.magics.plan.Verdict;

/**
 * The inline styles of all displays. An untrusted notebook keeps them (no {@code var()}, no
 * animation), and their colours are mid-tones that can be read on white and on black.
 */
final class Style {
  static final String BLUE = "#2b7de0";
  static final String GREEN = "#1f9254";
  static final String AMBER = "#b7791f";
  static final String RED = "#d9534f";
  static final String GREY = "#808690";
  static final String TRACK = "rgba(128,134,144,0.22)";
  static final String LINE = "rgba(128,134,144,0.3)";

  static final String BOX =
      "max-width:720px;margin:2px 0 4px 0;font-family:system-ui,sans-serif;font-size:13px;"
          + "line-height:18px";
  static final String ROW = "position:relative;padding-left:80px;min-height:18px";
  static final String KIND =
      "position:absolute;left:0;top:0;width:76px;font-size:12px;font-weight:600;color:";
  static final String LABEL =
      "position:absolute;left:0;top:0;width:76px;font-size:12px;opacity:0.7";
  static final String MONO = "font-family:ui-monospace,Menlo,Consolas,monospace;font-size:12px";
  static final String FAINT = "opacity:0.7";
  static final String SMALL = "font-size:12px;opacity:0.85";
  static final String RULE = "margin-top:6px;padding-top:6px;border-top:1px solid " + LINE;

  private Style() {}

  static String color(Verdict.Kind kind) {
    return switch (kind) {
      case PROVED -> GREEN;
      case ASSUMED -> AMBER;
      case SERIAL -> GREY;
    };
  }
}
