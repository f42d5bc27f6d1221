package org.jdeco.kernel.render;

import java.util.regex.Pattern;

/** Takes the names of JShell's wrapper classes out of text, so that the user's names remain. */
public final class SnippetNames {
  private static final Pattern WRAPPER =
      Pattern.compile("(?:REPL\\.)?\\$JShell\\$(?:[0-9_]+[A-Z]*|DOESNOTMATTER)[$.]?");

  private SnippetNames() {}

  /** The text with {@code REPL.$JShell$12$Point} as {@code Point}. */
  public static String plain(String text) {
    return text.contains("$JShell$") ? WRAPPER.matcher(text).replaceAll("") : text;
  }
}
