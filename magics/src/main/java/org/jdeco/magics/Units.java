package org.jdeco.magics;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import org.jdeco.magics.source.MappedText;

/** Splits Java into the units a shell evaluates one by one. Execution thread. */
final class Units {
  private final SourceCodeAnalysis analysis;

  Units(JShell shell) {
    this.analysis = shell.sourceCodeAnalysis();
  }

  /**
   * One unit.
   *
   * @param text what the user wrote
   * @param kind what the shell takes it for
   * @param annotations the simple names of a method's annotations
   */
  record Unit(MappedText text, Snippet.Kind kind, List<String> annotations) {
    boolean isMethod() {
      return kind == Snippet.Kind.METHOD;
    }

    boolean isDeclaration() {
      return switch (kind) {
        case METHOD, IMPORT, TYPE_DECL -> true;
        case VAR, EXPRESSION, STATEMENT, ERRONEOUS -> false;
      };
    }
  }

  /** The units in order; what cannot be told apart is one unit of its own, and erroneous. */
  List<Unit> of(MappedText code) {
    List<Unit> units = new ArrayList<>();
    String text = code.text();
    int start = 0;
    while (!text.substring(start).isBlank()) {
      SourceCodeAnalysis.CompletionInfo info = analysis.analyzeCompletion(text.substring(start));
      boolean whole = info.completeness().isComplete();
      int end = whole ? text.length() - info.remaining().length() : text.length();
      if (end <= start) {
        break;
      }
      MappedText part = code.slice(start, end);
      Snippet.Kind kind = whole ? kind(info.source()) : Snippet.Kind.ERRONEOUS;
      units.add(new Unit(part, kind, Annotations.of(kind, part.text())));
      start = end;
    }
    return units;
  }

  private Snippet.Kind kind(String source) {
    List<Snippet> snippets = analysis.sourceToSnippets(source);
    boolean method = snippets.stream().anyMatch(MethodSnippet.class::isInstance);
    return method
        ? Snippet.Kind.METHOD
        : snippets.stream().map(Snippet::kind).findFirst().orElse(Snippet.Kind.STATEMENT);
  }
}
