package org.jdeco.kernel.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.VarSnippet;
import org.jdeco.magics.MagicCompletion;

/**
 * Tells what stands at a place of the code: signatures and documentation, or a variable's type and
 * value. Under the analysis lock.
 */
final class Inspector {
  private final JShell shell;
  private final SourceCodeAnalysis analysis;

  Inspector(JShell shell) {
    this.shell = shell;
    this.analysis = shell.sourceCodeAnalysis();
  }

  Map<String, Object> inspect(String code, int cursor, int detailLevel) {
    Optional<String> magic = MagicCompletion.helpAt(code, cursor);
    if (magic.isPresent()) {
      return Map.of("text/plain", magic.get());
    }
    int end = cursor;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    Optional<VarSnippet> variable = variable(code, end);
    if (variable.isPresent()) {
      return described(variable.get());
    }
    List<Documentation> found = documentation(code, end);
    return found.isEmpty() ? Map.of() : DocumentationForm.of(found);
  }

  private List<Documentation> documentation(String code, int end) {
    for (CodeAtCursor way : CodeAtCursor.of(analysis, code, end)) {
      // A method's name alone is no expression: with a parenthesis it is a call.
      for (String text : List.of(way.text(), way.text() + "(")) {
        List<Documentation> found = analysis.documentation(text, text.length(), true);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return List.of();
  }

  /** The session's variable whose name ends there, if it is not a member of something. */
  private Optional<VarSnippet> variable(String code, int end) {
    int start = end;
    while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
      start--;
    }
    String name = code.substring(start, end);
    if (code.substring(0, start).stripTrailing().endsWith(".")) {
      return Optional.empty();
    }
    return shell
        .variables()
        .filter(snippet -> snippet.name().equals(name))
        .filter(snippet -> shell.status(snippet) == Snippet.Status.VALID)
        .findFirst();
  }

  private Map<String, Object> described(VarSnippet variable) {
    String value = shell.varValue(variable);
    return Map.of("text/plain", variable.typeName() + " " + variable.name() + " = " + value);
  }
}
