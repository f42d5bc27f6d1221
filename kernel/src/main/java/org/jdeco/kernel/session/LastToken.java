package org.jdeco.kernel.session;

/** Finds the last character of Java code that is neither in a comment nor white space. */
final class LastToken {
  private LastToken() {}

  /** Whether the last token is a semicolon. */
  static boolean isSemicolon(String code) {
    int last = -1;
    int at = 0;
    while (at < code.length()) {
      char c = code.charAt(at);
      if (code.startsWith("//", at)) {
        at = end(code, code.indexOf('\n', at), 1);
      } else if (code.startsWith("/*", at)) {
        at = end(code, code.indexOf("*/", at + 2), 2);
      } else if (code.startsWith("\"\"\"", at)) {
        last = at;
        at = closing(code, at + 3, "\"\"\"");
      } else if (c == '"' || c == '\'') {
        last = at;
        at = closing(code, at + 1, String.valueOf(c));
      } else {
        last = Character.isWhitespace(c) ? last : at;
        at++;
      }
    }
    return last >= 0 && code.charAt(last) == ';';
  }

  private static int end(String code, int found, int length) {
    return found < 0 ? code.length() : found + length;
  }

  private static int closing(String code, int from, String quote) {
    int at = from;
    while (at < code.length() && !code.startsWith(quote, at)) {
      at += code.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(code.length(), at + quote.length());
  }
}
