package org.jdeco.kernel.protocol;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * How values become JSON: members in snake case, absent components left out, numbers that JSON does
 * not know ({@code NaN}, {@code Infinity}) as strings, as other kernels do.
 */
final class Json {
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(NON_NULL))
          .build();

  private Json() {}

  /**
   * JSON in UTF-8. It goes by way of a string because a lone surrogate, which any Java text may
   * hold, then becomes a question mark, where a byte generator would refuse the whole message.
   */
  static byte[] bytes(Object value) {
    return MAPPER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
  }
}
