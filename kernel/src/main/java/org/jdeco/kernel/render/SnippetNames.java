package org.jdeco.kernel.render;

import java.util.regex.Pattern;

/** Takes the names of JShell's wrapper classes out of text, so that the user's names remain. */
public final class SnippetNames {
  private static final Pattern WRAPPER =
      Pattern.compile("(?:REPL\\.)?\\$JShell\\$(?:[0-9_]+[A-Z]*|DOESNOTMATTER)[$.]?");

  /**
   * A generated method that gives what a concurrent call gave, as a message of the JVM names it.
   */
  private static final Pattern TAKEN =
      Pattern.compile(
          "\"REPL\\.\\$JShell\\$[0-9_]+[A-Z]*\\$\\d*\\$A\\d+\\$\\$T\\d+\\.\\w+\\([^)]*\\)\"");

  private SnippetNames() {}

  /** The text with {@code REPL.$JShell$12$Point} as {@code Point}. */
  public static String plain(String text) {
    if (!text.contains("$JShell$")) {
      return text;
    }
    String named = TAKEN.matcher(text).replaceAll("the concurrent call");
    return WRAPPER.matcher(named).replaceAll("");
  }
}
