package org.jdeco.magics;

/**
 * A line of a cell.
 *
 * @param here whether it is in the cell that runs
 * @param cell the cell's number; 0 when it has none
 * @param line the 1-based line
 */
public record CodePlace(boolean here, int cell, int line) {
  /** In words: {@code line 3}, {@code cell [2], line 3}. */
  @Override
  public String toString() {
    return (here || cell == 0 ? "" : "cell [" + cell + "], ") + "line " + line;
  }
}
