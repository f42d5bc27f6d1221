package org.jdeco.magics.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdeco.magics.Bundle;
import org.jdeco.magics.plan.ConcurrentMethod;

/**
 * The state of things, ready to be shown.
 *
 * @param workers how many workers there are
 * @param processors how many processors the machine has
 * @param methods the concurrent methods
 * @param lapsed the signatures of methods that were concurrent once
 * @param runs the last runs, newest first, by the line of their magic
 */
public record Status(
    int workers,
    int processors,
    List<ConcurrentMethod> methods,
    List<String> lapsed,
    List<PastRun> runs) {

  /** A run that has ended, with the line that asked for it. */
  public record PastRun(String line, RunView view) {}

  /** As HTML and text. */
  public Bundle bundle() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("text/html", html());
    data.put("text/plain", text());
    return Bundle.of(data);
  }

  private Map<String, List<String>> sections() {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    sections.put(
        "workers",
        List.of(
            Words.count(workers) + ", on " + Words.count(processors, "processor", "processors")));
    List<String> concurrent = new ArrayList<>();
    methods.forEach(
        method -> concurrent.add(method.signature() + (method.trusted() ? " (trusted)" : "")));
    if (methods.isEmpty()) {
      concurrent.add("no method yet: declare some in a cell that starts with %%concurrent");
    }
    lapsed.forEach(name ->
        concurrent.add(name + ": declared again without %%concurrent, so no longer concurrent"));
    sections.put("concurrent", concurrent);
    List<String> past = new ArrayList<>();
    runs.forEach(run -> past.add(run.line() + ": " + Headline.of(run.view()).line()));
    sections.put("last runs", past.isEmpty() ? List.of("none yet") : past);
    return sections;
  }

  String text() {
    StringBuilder out = new StringBuilder();
    sections()
        .forEach((name, lines) -> {
          String label = name;
          for (String line : lines) {
            out.append(label).append(" ".repeat(12 - label.length())).append(line).append('\n');
            label = "";
          }
        });
    return out.toString().stripTrailing().replace('\u00D7', 'x');
  }

  String html() {
    Html out = new Html();
    out.open("div", Style.BOX);
    sections()
        .forEach((name, lines) -> {
          out.open("div", Style.ROW).element("div", Style.LABEL, name);
          lines.forEach(line -> out.element("div", "", line));
          out.close("div");
        });
    return out.close("div").toString();
  }
}
