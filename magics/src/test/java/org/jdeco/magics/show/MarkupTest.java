package org.jdeco.magics.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdeco.magics.plan.Plan;
import org.jdeco.magics.plan.Verdict;
import org.junit.jupiter.api.Test;

/** The markup is of the kind that JupyterLab keeps in a notebook that is not trusted. */
class MarkupTest {
  private static final Pattern TAG = Pattern.compile("<(/?)([a-z]+)([^>]*)>");
  private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z-]+)=\"([^\"]*)\"");
  private static final Set<String> TAGS = Set.of("div", "span", "pre", "details", "summary");
  private static final String LENGTH = "(0|-?[0-9.]+px)";
  private static final String COLOR = "(#[0-9a-f]{6}|rgba\\(\\d+,\\d+,\\d+,0\\.\\d+\\))";
  private static final Map<String, String> STYLES =
      Map.ofEntries(
          Map.entry("max-width", LENGTH),
          Map.entry("min-height", LENGTH),
          Map.entry("height", LENGTH),
          Map.entry("width", "([0-9.]+px|[0-9.]+%)"),
          Map.entry("left", "(0|[0-9.]+px|[0-9.]+%)"),
          Map.entry("right", "0"),
          Map.entry("top", LENGTH),
          Map.entry("margin", "(" + LENGTH + " ?){1,4}"),
          Map.entry("margin-left", LENGTH),
          Map.entry("margin-top", LENGTH),
          Map.entry("margin-bottom", LENGTH),
          Map.entry("padding-left", LENGTH),
          Map.entry("padding-right", LENGTH),
          Map.entry("padding-top", LENGTH),
          Map.entry("position", "relative|absolute"),
          Map.entry("overflow", "hidden"),
          Map.entry("overflow-x", "auto"),
          Map.entry("text-overflow", "ellipsis"),
          Map.entry("text-align", "right"),
          Map.entry("white-space", "pre|nowrap"),
          Map.entry("font-family", "[a-zA-Z-]+(,[a-zA-Z-]+)*"),
          Map.entry("font-size", LENGTH),
          Map.entry("font-weight", "600"),
          Map.entry("line-height", LENGTH),
          Map.entry("opacity", "0\\.\\d+"),
          Map.entry("color", COLOR),
          Map.entry("background", COLOR),
          Map.entry("border-radius", LENGTH),
          Map.entry("border-top", LENGTH + " solid " + COLOR),
          Map.entry("border-left", LENGTH + " solid " + COLOR),
          Map.entry("border-bottom", LENGTH + " solid " + COLOR));

  private static Set<String> complaints(String html) {
    Set<String> complaints = new HashSet<>();
    Matcher tags = TAG.matcher(html);
    while (tags.find()) {
      if (!TAGS.contains(tags.group(2))) {
        complaints.add(tags.group());
      }
      String rest = tags.group(3);
      Matcher attributes = ATTRIBUTE.matcher(rest);
      while (attributes.find()) {
        rest = rest.replace(attributes.group(), "");
        if (attributes.group(1).equals("style")) {
          for (String declaration : attributes.group(2).split(";")) {
            String[] parts = declaration.split(":", 2);
            if (!parts[1].matches(STYLES.getOrDefault(parts[0], "(?!)"))) {
              complaints.add(declaration);
            }
          }
        } else if (!attributes.group(1).equals("title")) {
          complaints.add(attributes.group());
        }
      }
      if (!rest.isEmpty()) {
        complaints.add(tags.group());
      }
    }
    return complaints;
  }

  @Test
  void everythingSurvivesTheSanitizer() {
    Samples.views().values().forEach(view -> assertThat(complaints(view.html())).isEmpty());
    assertThat(complaints(Samples.status().html())).isEmpty();
    assertThat(complaints(Samples.explained("int i;").bundle().data().get("text/html").toString()))
        .isEmpty();
  }

  @Test
  void theCheckItselfFindsWhatWouldBeLost() {
    assertThat(
            complaints("<svg></svg><div id=\"a\" style=\"width:var(--x);transform:none\"></div>"))
        .hasSize(5);
  }

  @Test
  void theUsersTextIsEscaped() {
    String nasty = "<script>alert('x')</script>\" onclick=\"y &amp;";
    Verdict verdict = new Verdict(1, 1, nasty, Verdict.Kind.SERIAL, nasty, nasty, nasty);
    RunView sample = Samples.views().get("done");
    RunView view = new RunView(sample.progress(), Plan.of(verdict), 0, java.util.Optional.empty());
    assertThat(view.html()).doesNotContain("<script", "\" onclick", "y &amp; ");
    assertThat(complaints(view.html())).isEmpty();
  }

  @Test
  void runningAndDoneGiveTheirBarsTheSameHeight() {
    for (String name : new String[] {"running", "done", "many-running", "many", "failed"}) {
      assertThat(Samples.views().get(name).html()).containsOnlyOnce(RunHtml.BARS);
    }
  }
}
