package org.jdeco.kernel.api;

import java.util.Map;

/**
 * HTML to show.
 *
 * @param source the text, as it is
 */
public record Html(String source) implements Displayable {
  /** HTML from its text. */
  public static Html of(String source) {
    return new Html(source);
  }

  @Override
  public Map<String, Object> mimeBundle() {
    return Map.of("text/html", source, "text/plain", source);
  }
}
