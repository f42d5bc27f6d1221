package org.jdeco.kernel.api;

import java.util.Map;

/**
 * LaTeX to show.
 *
 * @param source the text, as it is
 */
public record Latex(String source) implements Displayable {
  /** LaTeX from its text. */
  public static Latex of(String source) {
    return new Latex(source);
  }

  @Override
  public Map<String, Object> mimeBundle() {
    return Map.of("text/latex", source, "text/plain", source);
  }
}
