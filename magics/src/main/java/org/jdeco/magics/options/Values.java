package org.jdeco.magics.options;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/** Reads the values of options; each converter throws on what makes no sense. */
final class Values {
  /** More threads than these are a slip: they take memory each, and machines run out of them. */
  static final int MOST_WORKERS = 1000;

  private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h)?");
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private Values() {}

  static ITypeConverter<?> of(Class<?> type) {
    if (type.isEnum()) {
      return text -> constant(type, text);
    }
    if (type == Integer.class) {
      return Values::positive;
    }
    if (type == Long.class) {
      return Long::valueOf;
    }
    return type == Duration.class ? Values::time : Values::aboveZero;
  }

  private static Object constant(Class<?> type, String text) {
    for (Object constant : type.getEnumConstants()) {
      if (constant.toString().toLowerCase(Locale.ROOT).equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(text);
  }

  static Integer positive(String text) {
    int value = Integer.parseInt(text);
    if (value < 1) {
      throw new IllegalArgumentException(text);
    }
    return value;
  }

  static Integer workers(String text) {
    int value = positive(text);
    if (value > MOST_WORKERS) {
      throw new IllegalArgumentException(text);
    }
    return value;
  }

  private static Double aboveZero(String text) {
    double value = Double.parseDouble(text);
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(text);
    }
    return value;
  }

  private static Duration time(String text) {
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    String unit = matcher.group(2);
    Duration one =
        switch (unit == null ? "s" : unit) {
          case "ms" -> Duration.ofMillis(1);
          case "m" -> Duration.ofMinutes(1);
          case "h" -> Duration.ofHours(1);
          default -> Duration.ofSeconds(1);
        };
    double nanos = Double.parseDouble(matcher.group(1)) * one.toNanos();
    if (nanos < 1) {
      throw new IllegalArgumentException(text);
    }
    return nanos > LONGEST.toNanos() ? LONGEST : Duration.ofNanos(Math.round(nanos));
  }
}
