package org.jdeco.kernel.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Tells for frames in the snippets' classes which lines of which cells they stand at. A snapshot of
 * the session's snippets, made when an exception is to be told.
 */
final class Frames {
  private static final Pattern SNIPPET_CLASS =
      Pattern.compile("(REPL\\.\\$JShell\\$[0-9_]+[A-Z]*)(?:\\$(.*))?");

  /** A snippet whose code is in a class. */
  private record Wrapped(SnippetWrapper wrapper, Origin origin) {}

  private final Map<String, List<Wrapped>> byClass = new HashMap<>();

  Frames(JShell shell, Origins origins) {
    shell
        .snippets()
        .filter(snippet ->
            snippet.kind() != Snippet.Kind.ERRONEOUS && snippet.kind() != Snippet.Kind.IMPORT)
        .forEach(snippet -> {
          SnippetWrapper wrapper = shell.sourceCodeAnalysis().wrapper(snippet);
          byClass
              .computeIfAbsent(wrapper.fullClassName(), name -> new ArrayList<>())
              .addFirst(new Wrapped(wrapper, origins.of(snippet)));
        });
  }

  /** Whether the frame is in code of the user's. */
  static boolean isSnippet(StackTraceElement frame) {
    return SNIPPET_CLASS.matcher(frame.getClassName()).matches();
  }

  /** Where a frame of a snippet's class stands; null when its snippet is not known. */
  @Nullable Place place(StackTraceElement frame) {
    Matcher matcher = SNIPPET_CLASS.matcher(frame.getClassName());
    if (!matcher.matches()) {
      return null;
    }
    List<Wrapped> candidates = byClass.getOrDefault(matcher.group(1), List.of());
    for (Wrapped candidate : candidates) {
      Place place = place(candidate, frame.getLineNumber(), candidates.size() > 1);
      if (place != null) {
        return place;
      }
    }
    return null;
  }

  private static @Nullable Place place(Wrapped candidate, int line, boolean shared) {
    String wrapped = candidate.wrapper().wrapped();
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = wrapped.indexOf('\n', start) + 1;
      if (start == 0) {
        return null;
      }
    }
    int end = wrapped.indexOf('\n', start);
    String text = wrapped.substring(start, end < 0 ? wrapped.length() : end);
    String source = candidate.wrapper().source();
    int first = text.length() - text.stripLeading().length();
    if (shared) {
      // Overloads share a class: the position alone does not tell whose source it is in.
      int position = candidate.wrapper().wrappedToSourcePosition(start + first);
      String rest = position < source.length() ? restOfLine(source, position) : "";
      boolean same = !rest.isEmpty() && text.startsWith(rest, first);
      return same ? candidate.origin().place(position) : null;
    }
    // The first character of the line that the wrapper took over as it is tells the source's line.
    for (int i = first; i < text.length(); i++) {
      int position = candidate.wrapper().wrappedToSourcePosition(start + i);
      if (!Character.isWhitespace(text.charAt(i))
          && position >= 0
          && position < source.length()
          && source.charAt(position) == text.charAt(i)
          && candidate.wrapper().sourceToWrappedPosition(position) == start + i) {
        return candidate.origin().place(position);
      }
    }
    return null;
  }

  private static String restOfLine(String source, int from) {
    int end = source.indexOf('\n', from);
    return source.substring(from, end < 0 ? source.length() : end).stripTrailing();
  }

  /** What the user calls the code of a frame; empty for a cell's statements. */
  static String name(StackTraceElement frame) {
    Matcher matcher = SNIPPET_CLASS.matcher(frame.getClassName());
    String type = matcher.matches() && matcher.group(2) != null ? matcher.group(2) : "";
    String method = frame.getMethodName();
    if (generated(type) || method.startsWith("$")) {
      return "";
    }
    String owner = type.replaceAll("\\$[0-9]+", "(anonymous)").replace('$', '.');
    if (method.equals("<init>")) {
      return "new " + owner + "(..)";
    }
    if (method.equals("<clinit>")) {
      return owner.isEmpty() ? "" : "static initializer of " + owner;
    }
    String prefix = owner.isEmpty() ? "" : owner + ".";
    if (method.startsWith("lambda$")) {
      String around = method.substring("lambda$".length(), method.lastIndexOf('$'));
      return around.startsWith("do_it$") ? "lambda" : "lambda in " + prefix + around + "(..)";
    }
    return method.equals("do_it$") ? "" : prefix + method + "(..)";
  }

  /** Whether a class nested in a snippet's was made by a rewrite. */
  private static boolean generated(String type) {
    return type.matches("(?:.*\\$)?[0-9]*\\$.*");
  }
}
