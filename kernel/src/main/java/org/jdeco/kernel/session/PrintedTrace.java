package org.jdeco.kernel.session;

import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts stack traces that a cell's code prints itself into the user's terms: frames of cells by cell
 * and line, without the frames of the kernel below them.
 */
final class PrintedTrace {
  private static final Pattern SNIPPET =
      Pattern.compile(
          "\tat (?:cells//)?(REPL\\.\\$JShell\\$[\\w$]+)\\.([\\w$<>]+)\\([^():]*:([0-9]+)\\)");
  private static final Pattern KERNEL =
      Pattern.compile("\tat (?:org\\.jdeco\\.kernel\\.|jdk\\.jshell/)[^\n]*(?:\r?\n|$)");

  private PrintedTrace() {}

  static String translated(String text, Supplier<Frames> frames) {
    if (!text.contains("\tat ")) {
      return text;
    }
    String shown = KERNEL.matcher(text).replaceAll("");
    return shown.contains("$JShell$") ? cells(shown, frames.get()) : shown;
  }

  private static String cells(String text, Frames frames) {
    return SNIPPET
        .matcher(text)
        .replaceAll(match -> {
          StackTraceElement frame =
              new StackTraceElement(
                  match.group(1), match.group(2), null, Integer.parseInt(match.group(3)));
          Place place = frames.place(frame);
          return Matcher.quoteReplacement(
              place == null ? match.group() : "\t" + place.named(Frames.name(frame)));
        });
  }
}
