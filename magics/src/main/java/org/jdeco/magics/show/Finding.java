package org.jdeco.magics.show;

import java.util.List;
import java.util.Map;

/**
 * What a check of a run has to say in the run's display.
 *
 * @param tone how good the news is
 * @param label its name, one word; also its key in the run's JSON
 * @param text the news
 * @param details one line each; the first word of a line may be a place in the user's code
 * @param json the same for tools
 */
public record Finding(
    Tone tone, String label, String text, List<Detail> details, Map<String, Object> json) {
  /**
   * A line below the news.
   *
   * @param place Java, such as {@code r[17]}; may be empty
   * @param text what is to be said of it
   */
  public record Detail(String place, String text) {}

  /** How good the news is. */
  public enum Tone {
    GOOD,
    BAD,
    DOUBT,
    PENDING
  }

  /** News without details. */
  public static Finding of(Tone tone, String label, String text, Map<String, Object> json) {
    return new Finding(tone, label, text, List.of(), json);
  }
}
