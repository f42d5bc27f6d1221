package org.jdeco.magics.show;

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

  static final String BOX =
      "max-width:720px;margin:2px 0 2px 0;font-family:system-ui,sans-serif;font-size:13px;"
          + "line-height:18px";
  static final String ROW = "position:relative;padding-left:84px;min-height:18px;margin-bottom:4px";
  static final String LABEL =
      "position:absolute;left:0;top:0;width:80px;font-size:12px;opacity:0.65";

  private Style() {}
}
