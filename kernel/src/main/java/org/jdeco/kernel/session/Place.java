package org.jdeco.kernel.session;

/**
 * A place in a cell of the user's.
 *
 * @param cell the number of the cell, 0 when it has none
 * @param text all of the cell
 * @param line the 1-based line
 * @param offset the offset in the cell's text
 */
record Place(int cell, String text, int line, int offset) {
  /** The cell in words. */
  String cellName() {
    return cell == 0 ? "this cell" : "cell [" + cell + "]";
  }

  /** The place in words, with the name of the code that stands there, which may be empty. */
  String named(String name) {
    return "in " + cellName() + ", line " + line + (name.isEmpty() ? "" : ", " + name);
  }

  /** The text of the place's line. */
  String source() {
    int start = text.lastIndexOf('\n', offset - 1) + 1;
    int end = text.indexOf('\n', offset);
    return text.substring(start, end < 0 ? text.length() : end).stripTrailing();
  }

  /** The number of characters in front of the place in its line. */
  int indent() {
    return offset - (text.lastIndexOf('\n', offset - 1) + 1);
  }

  boolean sameLine(Place other) {
    return cell == other.cell && line == other.line && text.equals(other.text);
  }
}
