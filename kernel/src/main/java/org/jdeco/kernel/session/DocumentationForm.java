package org.jdeco.kernel.session;

import java.util.List;
import java.util.Map;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import org.jspecify.annotations.Nullable;

/** Signatures and documentation comments as text and as HTML. */
final class DocumentationForm {
  private DocumentationForm() {}

  static Map<String, Object> of(List<Documentation> found) {
    StringBuilder text = new StringBuilder();
    StringBuilder html = new StringBuilder();
    for (Documentation each : found) {
      String javadoc = javadoc(each.javadoc());
      text.append(text.isEmpty() ? "" : "\n").append(each.signature()).append('\n');
      html.append("<pre><b>").append(escaped(each.signature())).append("</b></pre>");
      if (!javadoc.isEmpty()) {
        text.append('\n').append(plain(javadoc).indent(2));
        html.append("<div>").append(marked(javadoc)).append("</div>");
      }
    }
    return Map.of("text/plain", text.toString().stripTrailing(), "text/html", html.toString());
  }

  private static String javadoc(@Nullable String javadoc) {
    return javadoc == null ? "" : javadoc.strip().replaceAll("(?m)^ ", "");
  }

  /** The inline tags as HTML. */
  private static String marked(String javadoc) {
    String html = javadoc;
    for (int depth = 0; depth < 3; depth++) {
      html =
          html.replaceAll("\\{@(?:code|literal)\\s+([^{}]*)}", "<code>$1</code>")
              .replaceAll("\\{@link(?:plain)?\\s+[^\\s{}]+\\s+([^{}]+)}", "<code>$1</code>")
              .replaceAll("\\{@link(?:plain)?\\s+([^\\s{}]+)}", "<code>$1</code>")
              .replaceAll("\\{@(?:value|systemProperty|index)\\s+([^{}]*)}", "$1")
              .replaceAll("\\{@return\\s+([^{}]*)}", "Returns $1.")
              .replaceAll("\\{@inheritDoc\\s*}", "");
    }
    return html.replaceAll(
            "(?m)^@(param|throws|exception)\\s+(\\S+)", "<br><b>$1</b> <code>$2</code>")
        .replaceAll("(?m)^@(\\w+)", "<br><b>$1</b>");
  }

  private static String plain(String javadoc) {
    return marked(javadoc)
        .replaceAll("<br>", "\n")
        .replaceAll("(?i)<p>|<li>|</pre>|</ul>", "\n")
        .replaceAll("<[^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
        .replaceAll("[ \t]+\n", "\n")
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
