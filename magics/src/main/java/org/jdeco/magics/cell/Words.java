package org.jdeco.magics.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdeco.magics.cell.MagicCall.Word;

/**
 * Splits the words of a magic's line as a POSIX shell does: single quotes keep everything, double
 * quotes keep all but a backslash in front of a quote or a backslash, outside of quotes a backslash
 * keeps the next character.
 */
final class Words {
  private final String cell;
  private final int end;
  private int at;
  private int open = -1;

  private Words(String cell, int start, int end) {
    this.cell = cell;
    this.at = start;
    this.end = end;
  }

  /** The words, or where a quote opens that is never closed. */
  record Split(List<Word> words, Optional<Misuse> misuse) {}

  static Split split(String cell, int start, int end) {
    Words words = new Words(cell, start, end);
    List<Word> found = new ArrayList<>();
    for (words.skipBlanks(); words.at < end; words.skipBlanks()) {
      found.add(words.next());
    }
    Optional<Misuse> misuse =
        words.open < 0
            ? Optional.empty()
            : Optional.of(new Misuse(cell, words.open, "this quote is never closed"));
    return new Split(found, misuse);
  }

  private void skipBlanks() {
    while (at < end && Character.isWhitespace(cell.charAt(at))) {
      at++;
    }
  }

  private Word next() {
    int start = at;
    StringBuilder text = new StringBuilder();
    while (at < end && !Character.isWhitespace(cell.charAt(at))) {
      char c = cell.charAt(at++);
      if (c == '\'' || c == '"') {
        quoted(c, text);
      } else if (c == '\\' && at < end) {
        text.append(cell.charAt(at++));
      } else {
        text.append(c);
      }
    }
    return new Word(start, text.toString());
  }

  private void quoted(char quote, StringBuilder text) {
    int opened = at - 1;
    while (at < end) {
      char c = cell.charAt(at++);
      if (c == quote) {
        return;
      }
      boolean escape =
          c == '\\' && quote == '"' && at < end && "\"\\".indexOf(cell.charAt(at)) >= 0;
      text.append(escape ? cell.charAt(at++) : c);
    }
    open = opened;
  }
}
