package org.jdeco.magics.cell;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Walks over Java text and knows at each line whether a statement may begin there. It reads just
 * enough of the language for that: literals, text blocks, comments, brackets, and that a switch may
 * be an expression, which a modulo operator on the next line would continue.
 */
final class JavaScanner {
  private static final char NOTHING = 0;
  private static final char OPERAND = 'x';

  private final String text;
  private final Deque<Boolean> brackets = new ArrayDeque<>();
  private int at;
  private char last = NOTHING;
  private int words;
  private boolean switchInside;

  JavaScanner(String text, int start) {
    this.text = text;
    this.at = start;
  }

  /**
   * The next place, outside of literals and comments, where a line starts with a percent sign and a
   * letter, or with two percent signs, and where a statement may begin; -1 when there is none.
   */
  int nextMagic() {
    while (at < text.length()) {
      if (magicStart(at) && atLineStart() && statementMayBegin()) {
        return at;
      }
      step();
    }
    return -1;
  }

  /** Whether the place is inside of brackets or braces. */
  boolean nested() {
    return !brackets.isEmpty();
  }

  /** Goes on behind a magic, as if a statement had ended there. */
  void resume(int offset) {
    at = offset;
    endStatement(NOTHING);
  }

  private boolean magicStart(int offset) {
    if (text.charAt(offset) != '%' || offset + 1 >= text.length()) {
      return false;
    }
    char next = text.charAt(offset + 1);
    return Character.isLetter(next) || next == '%';
  }

  private boolean atLineStart() {
    int i = at - 1;
    while (i >= 0 && text.charAt(i) != '\n') {
      if (!Character.isWhitespace(text.charAt(i))) {
        return false;
      }
      i--;
    }
    return true;
  }

  private boolean statementMayBegin() {
    return last == NOTHING || last == ';' || last == '{' || last == '}';
  }

  private void step() {
    char c = text.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (text.startsWith("//", at)) {
      at = behind("\n", at);
    } else if (text.startsWith("/*", at)) {
      at = behind("*/", at + 2);
    } else if (text.startsWith("\"\"\"", at)) {
      literal("\"\"\"");
    } else if (c == '"' || c == '\'') {
      literal(String.valueOf(c));
    } else if (Character.isJavaIdentifierStart(c)) {
      word();
    } else {
      at++;
      symbol(c);
    }
  }

  private int behind(String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? text.length() : found + mark.length();
  }

  private void literal(String quote) {
    boolean block = quote.length() > 1;
    at += quote.length();
    while (at < text.length() && !text.startsWith(quote, at)) {
      if (!block && text.charAt(at) == '\n') {
        break;
      }
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(text.length(), text.startsWith(quote, at) ? at + quote.length() : at);
    last = OPERAND;
    words++;
  }

  private void word() {
    int start = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    switchInside |= words > 0 && text.substring(start, at).equals("switch");
    words++;
    last = OPERAND;
  }

  private void symbol(char c) {
    switch (c) {
      case '(', '[' -> {
        brackets.push(false);
        last = c;
      }
      case '{' -> {
        brackets.push(switchInside);
        endStatement(c);
      }
      case ')', ']' -> {
        brackets.poll();
        last = c;
      }
      case '}' -> {
        boolean expression = Boolean.TRUE.equals(brackets.poll());
        endStatement(expression ? OPERAND : c);
        words = expression ? 1 : 0;
      }
      case ';' -> endStatement(c);
      default -> last = c;
    }
  }

  private void endStatement(char c) {
    last = c;
    words = 0;
    switchInside = false;
  }
}
