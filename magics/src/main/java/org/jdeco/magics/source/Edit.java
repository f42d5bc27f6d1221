package org.jdeco.magics.source;

/**
 * A replacement of the characters from {@code start} to {@code end}; an insertion where both are
 * equal.
 *
 * @param start offset of the first replaced character
 * @param end offset behind the last replaced character
 * @param text what stands there afterwards
 */
public record Edit(int start, int end, Patch text) {
  /** Checks that the range runs forward. */
  public Edit {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a range: " + start + ".." + end);
    }
  }

  /** A replacement by generated text. */
  public static Edit replace(int start, int end, String text) {
    return new Edit(start, end, new Patch().add(text));
  }

  /** An insertion of generated text in front of the character at {@code offset}. */
  public static Edit insert(int offset, String text) {
    return replace(offset, offset, text);
  }
}
