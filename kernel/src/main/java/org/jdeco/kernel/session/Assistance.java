package org.jdeco.kernel.session;

import java.util.List;
import java.util.Map;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import org.jdeco.kernel.Interpreter.Completeness;
import org.jdeco.kernel.Interpreter.Completion;
import org.jdeco.kernel.Interpreter.Item;

/** Answers questions about code. Called under the analysis lock. */
final class Assistance {
  private final JShell shell;

  Assistance(JShell shell) {
    this.shell = shell;
  }

  Completion complete(String code, int cursor) {
    int[] anchor = {cursor};
    List<Item> items =
        shell.sourceCodeAnalysis().completionSuggestions(code, cursor, anchor).stream()
            .map(suggestion -> new Item(suggestion.continuation(), "", ""))
            .distinct()
            .toList();
    return new Completion(anchor[0], cursor, items);
  }

  Map<String, Object> inspect(String code, int cursor, int detailLevel) {
    StringBuilder text = new StringBuilder();
    for (Documentation each : shell.sourceCodeAnalysis().documentation(code, cursor, false)) {
      text.append(each.signature()).append('\n');
    }
    return text.isEmpty() ? Map.of() : Map.of("text/plain", text.toString());
  }

  Completeness completeness(String code) {
    CompletionInfo info;
    String rest = code;
    do {
      info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      rest = info.remaining();
    } while (info.completeness().isComplete() && !rest.isBlank());
    return switch (info.completeness()) {
      case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE, EMPTY ->
          new Completeness(Completeness.State.COMPLETE, "");
      case DEFINITELY_INCOMPLETE -> new Completeness(Completeness.State.INCOMPLETE, "  ");
      case UNKNOWN -> new Completeness(Completeness.State.INVALID, "");
    };
  }
}
