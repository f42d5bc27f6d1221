package org.jdeco.kernel.server;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A pattern with {@code *}, {@code ?} and {@code [a-z]}, as SQLite's GLOB understands it. */
final class Glob {
  private final Pattern pattern;

  private Glob(Pattern pattern) {
    this.pattern = pattern;
  }

  static Glob of(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      int end = c == '[' ? glob.indexOf(']', i + 2) : -1;
      if (c == '*') {
        regex.append(".*");
      } else if (c == '?') {
        regex.append('.');
      } else if (end > 0) {
        regex.append(set(glob.substring(i + 1, end)));
        i = end;
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    try {
      return new Glob(Pattern.compile(regex.toString(), Pattern.DOTALL));
    } catch (PatternSyntaxException e) {
      return new Glob(Pattern.compile(Pattern.quote(glob)));
    }
  }

  boolean matches(String text) {
    return pattern.matcher(text).matches();
  }

  private static String set(String members) {
    boolean negated = members.startsWith("^");
    String escaped =
        (negated ? members.substring(1) : members).replaceAll("[\\\\\\[\\]^&]", "\\\\$0");
    return (negated ? "[^" : "[") + escaped + "]";
  }
}
