package org.jdeco.kernel.session;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/**
 * The code a question is about, as JShell's analysis wants it: one snippet, up to the cursor. The
 * variables and classes that the cell declares before it stand in front, as if they were local.
 *
 * @param text the declarations, then the snippet up to the cursor
 * @param shift how much further an offset is in the text than in the cell
 */
record CodeAtCursor(String text, int shift) {
  private static final int CONTEXT = 40;

  /** The cell up to the cursor, in the ways worth trying, best first. */
  static List<CodeAtCursor> of(SourceCodeAnalysis analysis, String code, int cursor) {
    String before = Blank.magics(code).substring(0, cursor);
    List<String> earlier = new ArrayList<>();
    int at = 0;
    CompletionInfo info = analysis.analyzeCompletion(before);
    while (info.completeness().isComplete() && !info.remaining().isBlank()) {
      int next = before.length() - info.remaining().length();
      earlier.add(before.substring(at, next));
      at = next;
      info = analysis.analyzeCompletion(info.remaining());
    }
    String snippet = before.substring(at);
    String context = context(analysis, earlier);
    List<CodeAtCursor> ways = new ArrayList<>();
    if (!context.isEmpty()) {
      ways.add(new CodeAtCursor(context + snippet, context.length() - at));
    }
    ways.add(new CodeAtCursor(snippet, -at));
    return ways;
  }

  private static String context(SourceCodeAnalysis analysis, List<String> earlier) {
    StringBuilder context = new StringBuilder();
    for (String source : earlier.subList(Math.max(0, earlier.size() - CONTEXT), earlier.size())) {
      List<SnippetWrapper> wrappers = analysis.wrappers(source);
      if (!wrappers.isEmpty()
          && (wrappers.getFirst().kind() == Snippet.Kind.VAR
              || wrappers.getFirst().kind() == Snippet.Kind.TYPE_DECL)) {
        context.append(source).append('\n');
      }
    }
    return context.toString();
  }
}
