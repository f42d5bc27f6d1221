package org.jdeco.kernel.session;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.jdeco.kernel.Interpreter.Completion;
import org.jdeco.kernel.Interpreter.Item;
import org.jdeco.magics.MagicCompletion;
import org.jspecify.annotations.Nullable;

/**
 * Completes code: what fits the expected type first, then the session's own, what every object has
 * last. Under the analysis lock.
 */
final class Completer {
  /** Signatures cost a compilation each: only for lists this short. */
  private static final int SIGNATURES = 12;

  private static final Set<String> OF_EVERY_OBJECT =
      Set.of(
          "equals(", "getClass()", "hashCode()", "notify()", "notifyAll()", "toString()", "wait(");
  private static final Set<String> KEYWORDS =
      Set.of(
          "boolean", "byte", "char", "double", "float", "int", "long", "short", "void", "class",
          "null", "true", "false", "this", "super", "module ");

  private static final Set<String> PACKAGES = Set.of("java", "javax", "jdk", "org", "com", "sun");

  private final JShell shell;
  private final SourceCodeAnalysis analysis;

  Completer(JShell shell) {
    this.shell = shell;
    this.analysis = shell.sourceCodeAnalysis();
  }

  Completion complete(String code, int cursor) {
    Optional<MagicCompletion> magic = MagicCompletion.at(code, cursor);
    if (magic.isPresent()) {
      return new Completion(
          magic.get().start(),
          magic.get().end(),
          magic.get().candidates().stream().map(word -> new Item(word, "magic", "")).toList());
    }
    for (CodeAtCursor way : CodeAtCursor.of(analysis, code, cursor)) {
      int[] anchor = {-1};
      List<Suggestion> suggestions =
          analysis.completionSuggestions(way.text(), way.text().length(), anchor);
      if (!suggestions.isEmpty() && anchor[0] >= 0) {
        int start = anchor[0] - way.shift();
        if (start >= 0 && start <= cursor) {
          return new Completion(start, cursor, items(way, anchor[0], suggestions));
        }
      }
    }
    return new Completion(cursor, cursor, List.of());
  }

  private List<Item> items(CodeAtCursor way, int anchor, List<Suggestion> suggestions) {
    Map<String, Boolean> fits = new LinkedHashMap<>();
    suggestions.stream()
        .filter(suggestion -> !suggestion.continuation().startsWith("$"))
        .forEach(suggestion ->
            fits.merge(
                suggestion.continuation(), suggestion.matchesType(), (one, two) -> one || two));
    Map<String, String> own = own();
    boolean member = anchor > 0 && way.text().charAt(anchor - 1) == '.';
    List<String> ordered =
        fits.keySet().stream()
            .sorted(
                Comparator.comparing((String text) -> !fits.getOrDefault(text, false))
                    .thenComparing(text -> member || !own.containsKey(text))
                    .thenComparing(text -> member && OF_EVERY_OBJECT.contains(text))
                    .thenComparing(text -> text.contains("."))
                    .thenComparing(text -> text))
            .toList();
    boolean signed = ordered.stream().filter(Completer::isCall).count() <= SIGNATURES;
    String before = way.text().substring(0, anchor);
    return ordered.stream()
        .map(text ->
            new Item(
                text,
                type(text, member ? null : own.get(text)),
                signed && isCall(text) ? signature(before, text) : ""))
        .toList();
  }

  /** What the session itself declares, as it is completed, with its kind. */
  private Map<String, String> own() {
    Map<String, String> own = new LinkedHashMap<>();
    shell.variables().forEach(variable -> own.put(variable.name(), "instance"));
    shell
        .methods()
        .forEach(method ->
            own.put(method.name() + (method.parameterTypes().isEmpty() ? "()" : "("), "function"));
    shell.types().forEach(type -> own.put(type.name(), "class"));
    return own;
  }

  private static boolean isCall(String text) {
    return text.endsWith("(") || text.endsWith("()");
  }

  private static String type(String text, @Nullable String own) {
    if (own != null) {
      return own;
    }
    if (KEYWORDS.contains(text)) {
      return "keyword";
    }
    if (isCall(text)) {
      return Character.isUpperCase(text.charAt(0)) ? "class" : "function";
    }
    if (Character.isUpperCase(text.charAt(0))) {
      return text.equals(text.toUpperCase(Locale.ROOT)) && text.length() > 1 ? "property" : "class";
    }
    return PACKAGES.contains(text) ? "module" : "property";
  }

  private String signature(String before, String text) {
    String call = before + (text.endsWith(")") ? text.substring(0, text.length() - 1) : text);
    return analysis.documentation(call, call.length(), false).stream()
        .map(Documentation::signature)
        .collect(Collectors.joining("\n"));
  }
}
