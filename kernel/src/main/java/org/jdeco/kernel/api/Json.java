package org.jdeco.kernel.api;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON to show, which front ends fold and unfold.
 *
 * @param value maps, lists, strings, numbers, truth values, or any object that Jackson can write
 */
public record Json(Object value) implements Displayable {
  /** JSON from maps, lists and values, or from an object's properties. */
  public static Json of(Object value) {
    return new Json(value);
  }

  /** JSON from its text. */
  public static Json parse(String text) {
    return new Json(JsonMapper.shared().readTree(text));
  }

  @Override
  public Map<String, Object> mimeBundle() {
    return Map.of(
        "application/json", JsonMapper.shared().valueToTree(value), "text/plain", toString());
  }

  @Override
  public String toString() {
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }
}
