package org.jdeco.kernel.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** The members of a JSON object, read by name and checked for their kind. */
final class Fields {
  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};

  private final JsonNode object;

  Fields(JsonNode object) {
    this.object = object;
  }

  String text(String name) throws InvalidContentException {
    JsonNode value = present(name);
    if (value == null) {
      throw new InvalidContentException(name + " is missing");
    }
    return string(name, value);
  }

  String text(String name, String otherwise) throws InvalidContentException {
    JsonNode value = present(name);
    return value == null ? otherwise : string(name, value);
  }

  @Nullable String optionalText(String name) throws InvalidContentException {
    JsonNode value = present(name);
    return value == null ? null : string(name, value);
  }

  boolean flag(String name, boolean otherwise) throws InvalidContentException {
    JsonNode value = present(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw new InvalidContentException(name + " is not true or false");
    }
    return value.booleanValue();
  }

  int number(String name) throws InvalidContentException {
    if (present(name) == null) {
      throw new InvalidContentException(name + " is missing");
    }
    return number(name, 0);
  }

  int number(String name, int otherwise) throws InvalidContentException {
    JsonNode value = present(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new InvalidContentException(name + " is not a whole number");
    }
    return value.intValue();
  }

  Map<String, Object> object(String name) throws InvalidContentException {
    JsonNode value = present(name);
    if (value == null) {
      return Map.of();
    }
    if (!value.isObject()) {
      throw new InvalidContentException(name + " is not an object");
    }
    return Json.MAPPER.convertValue(value, OBJECT);
  }

  Map<String, String> texts(String name) throws InvalidContentException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, Object> entry : object(name).entrySet()) {
      if (!(entry.getValue() instanceof String text)) {
        throw new InvalidContentException(name + "." + entry.getKey() + " is not a string");
      }
      texts.put(entry.getKey(), text);
    }
    return texts;
  }

  private @Nullable JsonNode present(String name) {
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private static String string(String name, JsonNode value) throws InvalidContentException {
    if (!value.isString()) {
      throw new InvalidContentException(name + " is not a string");
    }
    return value.stringValue();
  }
}
