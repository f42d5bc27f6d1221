package org.jdeco.magics.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdeco.magics.Bundle;

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

  /** The MIME type of the form that tools read. */
  public static final String JSON = "application/vnd.jdeco.finding+json";

  /** How good the news is. */
  public enum Tone {
    GOOD,
    BAD,
    DOUBT,
    PENDING
  }

  /** All three forms, where it stands alone. */
  public Bundle bundle() {
    Map<String, Object> data = new LinkedHashMap<>();
    Html html = new Html().open("div", Style.BOX);
    html.add(new FindingsHtml(List.of(this)).html()).close("div");
    data.put("text/html", html.toString());
    data.put("text/plain", String.join("\n", lines()));
    data.put(JSON, json);
    return Bundle.of(data);
  }

  /** As plain text. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(String.format("%-9s%s", label, text));
    for (Detail detail : details) {
      String place = detail.place().isEmpty() ? "" : detail.place() + "  ";
      lines.add(" ".repeat(9) + place + detail.text());
    }
    return lines;
  }

  /** News without details. */
  public static Finding of(Tone tone, String label, String text, Map<String, Object> json) {
    return new Finding(tone, label, text, List.of(), json);
  }
}
