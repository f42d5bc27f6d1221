package org.jdeco.magics.show;

/**
 * Grows a piece of HTML of the kind that an untrusted notebook keeps: {@code div} and {@code span}
 * with literal inline styles and titles. Text is escaped; styles come from this package only.
 */
final class Html {
  private final StringBuilder out = new StringBuilder();

  Html open(String tag, String style) {
    return open(tag, style, "");
  }

  Html open(String tag, String style, String title) {
    out.append('<').append(tag);
    if (!style.isEmpty()) {
      out.append(" style=\"").append(style).append('"');
    }
    if (!title.isEmpty()) {
      out.append(" title=\"").append(escape(title)).append('"');
    }
    out.append('>');
    return this;
  }

  Html close(String tag) {
    out.append("</").append(tag).append('>');
    return this;
  }

  Html text(String text) {
    out.append(escape(text));
    return this;
  }

  Html element(String tag, String style, String text) {
    return open(tag, style).text(text).close(tag);
  }

  Html add(Html other) {
    out.append(other.out);
    return this;
  }

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.chars()
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            default -> escaped.append((char) c);
          }
        });
    return escaped.toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
