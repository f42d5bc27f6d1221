package org.jdeco.kernel.api;

import java.util.Map;

/**
 * Markdown to show.
 *
 * @param source the text, as it is
 */
public record Markdown(String source) implements Displayable {
  /** Markdown from its text. */
  public static Markdown of(String source) {
    return new Markdown(source);
  }

  @Override
  public Map<String, Object> mimeBundle() {
    return Map.of("text/markdown", source, "text/plain", source);
  }
}
