package org.jdeco.magics.cell;

import java.util.List;
import java.util.Optional;

/**
 * A place within the line of a magic, for completion and inspection; the line need not be finished.
 *
 * @param first whether the line is the cell's first, where a cell magic may stand
 * @param name the magic's name with its percent signs, as far as it is written
 * @param before the words between the name and the place
 * @param start offset where the word at the place starts; the name's, if the place is in it
 * @param word that word, up to the place
 * @param inName whether that word is the name
 */
public record MagicPlace(
    boolean first, String name, List<String> before, int start, String word, boolean inName) {

  /** The place at an offset, if that is within the line of a magic. */
  public static Optional<MagicPlace> at(String text, int cursor) {
    int lineStart = text.lastIndexOf('\n', cursor - 1) + 1;
    int start = lineStart;
    while (start < cursor && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    if (start >= cursor || text.charAt(start) != '%') {
      return Optional.empty();
    }
    boolean first = text.substring(0, start).isBlank();
    return first || isMagic(text, start, cursor)
        ? Optional.of(of(first, text, start, cursor))
        : Optional.empty();
  }

  /** Whether a magic may stand there; a letter at the cursor stands for what is yet to come. */
  private static boolean isMagic(String text, int start, int cursor) {
    String probe = text.substring(0, cursor) + "x" + text.substring(cursor);
    JavaScanner scanner = new JavaScanner(probe, 0);
    int at = scanner.nextMagic();
    while (at >= 0 && at < start) {
      int end = probe.indexOf('\n', at);
      scanner.resume(end < 0 ? probe.length() : end);
      at = scanner.nextMagic();
    }
    return at == start && !scanner.nested();
  }

  private static MagicPlace of(boolean first, String text, int start, int cursor) {
    int wordStart = cursor;
    while (wordStart > start && !Character.isWhitespace(text.charAt(wordStart - 1))) {
      wordStart--;
    }
    int nameEnd = start;
    while (nameEnd < cursor && !Character.isWhitespace(text.charAt(nameEnd))) {
      nameEnd++;
    }
    List<String> before =
        wordStart > nameEnd
            ? Words.split(text, nameEnd, wordStart).words().stream()
                .map(MagicCall.Word::text)
                .toList()
            : List.of();
    return new MagicPlace(
        first,
        text.substring(start, nameEnd),
        before,
        wordStart,
        text.substring(wordStart, cursor),
        wordStart == start);
  }
}
