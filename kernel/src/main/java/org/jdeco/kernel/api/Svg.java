package org.jdeco.kernel.api;

import java.util.Map;

/**
 * An SVG image to show.
 *
 * @param source the text, as it is
 */
public record Svg(String source) implements Displayable {
  /** An SVG image from its text. */
  public static Svg of(String source) {
    return new Svg(source);
  }

  @Override
  public Map<String, Object> mimeBundle() {
    return Map.of("image/svg+xml", source, "text/plain", source);
  }
}
