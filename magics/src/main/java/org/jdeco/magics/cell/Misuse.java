package org.jdeco.magics.cell;

import org.jdeco.magics.source.MappedText;

/**
 * A mistake in the use of a magic, at a place of the cell.
 *
 * @param cell the whole cell
 * @param offset where the mistake is
 * @param message what is wrong and what would be right
 */
public record Misuse(String cell, int offset, String message) {
  /** 1-based line of the cell. */
  public int line() {
    return MappedText.lineAt(cell, offset);
  }

  /** 1-based column of the cell. */
  public int column() {
    return MappedText.columnAt(cell, offset);
  }

  /** The line with a caret below the mistake. */
  public String excerpt() {
    int start = cell.lastIndexOf('\n', offset - 1) + 1;
    int end = cell.indexOf('\n', start);
    String shown = cell.substring(start, end < 0 ? cell.length() : end).stripTrailing();
    StringBuilder caret = new StringBuilder();
    for (int i = start; i < offset; i++) {
      caret.append(cell.charAt(i) == '\t' ? '\t' : ' ');
    }
    return shown + "\n" + caret + "^";
  }
}
