package org.jdeco.magics.source;

/**
 * A replacement of the characters from {@code start} to {@code end}; an insertion where both are
 * equal.
 *
 * @param start offset of the first replaced character
 * @param end offset behind the last replaced character
 * @param text what stands there afterwards
 */
public record Edit(int start, int end, String text) {
  /** Checks that the range runs forward. */
  public Edit {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a range: " + start + ".." + end);
    }
  }

  /** An insertion in front of the character at {@code offset}. */
  public static Edit insert(int offset, String text) {
    return new Edit(offset, offset, text);
  }
}
