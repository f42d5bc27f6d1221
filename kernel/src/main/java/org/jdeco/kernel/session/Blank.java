package org.jdeco.kernel.session;

import org.jdeco.magics.cell.Cell;

/** Hides the magics of a cell from the compiler; offsets stay as they are. */
final class Blank {
  private Blank() {}

  /** The cell with spaces in place of its magic lines. */
  static String magics(String code) {
    if (code.indexOf('%') < 0) {
      return code;
    }
    StringBuilder out = new StringBuilder(code);
    switch (Cell.parse(code)) {
      case Cell.Plain plain ->
          plain.parts().stream()
              .filter(Cell.Line.class::isInstance)
              .map(Cell.Line.class::cast)
              .forEach(line -> blank(out, line.call().start(), line.call().end()));
      case Cell.Whole whole -> blank(out, whole.cell().call().start(), whole.cell().call().end());
      // As when a name is still being typed: what looks like a magic is taken for one.
      case Cell.Wrong _ -> blankLines(out, code);
    }
    return out.toString();
  }

  private static void blankLines(StringBuilder out, String code) {
    int start = 0;
    while (start < code.length()) {
      int end = code.indexOf('\n', start);
      end = end < 0 ? code.length() : end;
      if (code.substring(start, end).stripLeading().startsWith("%")) {
        blank(out, start, end);
      }
      start = end + 1;
    }
  }

  private static void blank(StringBuilder out, int start, int end) {
    for (int i = start; i < end; i++) {
      out.setCharAt(i, ' ');
    }
  }
}
