package org.jdeco.magics.cell;

import java.util.List;

/**
 * A magic's line, taken apart.
 *
 * @param start offset of its first percent sign in the cell
 * @param end offset behind its last character, before the line's end
 * @param name the name behind the percent signs
 * @param words what follows, split and unquoted as a shell does
 */
public record MagicCall(int start, int end, String name, List<Word> words) {
  /** Keeps its own list. */
  public MagicCall {
    words = List.copyOf(words);
  }

  /**
   * One word of a magic's line.
   *
   * @param start its offset in the cell
   * @param text the word without its quotes
   */
  public record Word(int start, String text) {}
}
