package org.jdeco.kernel.protocol;

/**
 * Positions in a cell: the protocol counts Unicode code points, Java counts UTF-16 units. Positions
 * outside the text are taken for its nearest end.
 */
public final class CodePoints {
  private CodePoints() {}

  /** The UTF-16 offset of the code point at {@code position}. */
  public static int toOffset(String text, int position) {
    if (position <= 0) {
      return 0;
    }
    if (position >= text.length()) {
      return text.length();
    }
    return position >= text.codePointCount(0, text.length())
        ? text.length()
        : text.offsetByCodePoints(0, position);
  }

  /** The number of code points before a UTF-16 offset. */
  public static int fromOffset(String text, int offset) {
    return text.codePointCount(0, Math.clamp(offset, 0, text.length()));
  }
}
