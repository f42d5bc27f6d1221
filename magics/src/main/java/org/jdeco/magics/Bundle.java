package org.jdeco.magics;

import java.util.Map;

/**
 * One thing to show, in several forms.
 *
 * @param data a form by its MIME type; {@code text/plain} is always among them
 * @param metadata notes for the front end, usually empty
 */
public record Bundle(Map<String, Object> data, Map<String, Object> metadata) {
  /** Forms without notes. */
  public static Bundle of(Map<String, Object> data) {
    return new Bundle(data, Map.of());
  }

  /** Plain text alone. */
  public static Bundle text(String text) {
    return of(Map.of("text/plain", text));
  }
}
