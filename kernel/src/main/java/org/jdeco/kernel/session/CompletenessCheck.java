package org.jdeco.kernel.session;

import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.jdeco.kernel.Interpreter.Completeness;
import org.jdeco.kernel.Interpreter.Completeness.State;

/** Tells whether a cell could run as it is. Under the analysis lock. */
final class CompletenessCheck {
  private static final String STEP = "    ";

  private final SourceCodeAnalysis analysis;

  CompletenessCheck(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  Completeness of(String code) {
    State state = state(Blank.magics(code));
    if (state == State.COMPLETE && isOpenMagic(code)) {
      state = State.INCOMPLETE;
    }
    return new Completeness(state, state == State.INCOMPLETE ? indent(code) : "");
  }

  private State state(String code) {
    CompletionInfo info = analysis.analyzeCompletion(code);
    while (info.completeness().isComplete() && !info.remaining().isBlank()) {
      info = analysis.analyzeCompletion(info.remaining());
    }
    return switch (info.completeness()) {
      case COMPLETE, COMPLETE_WITH_SEMI, EMPTY -> State.COMPLETE;
      case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> State.INCOMPLETE;
      // JShell cannot tell what it is; it is no Java so far, and no more text would mend it.
      case UNKNOWN -> State.INVALID;
    };
  }

  /** A cell magic takes lines until an empty one, as in IPython. */
  private static boolean isOpenMagic(String code) {
    return code.stripLeading().startsWith("%%") && !code.matches("(?s).*\n[ \t]*\n?[ \t]*");
  }

  /** The last line's own white space, one step more behind an opening bracket. */
  private static String indent(String code) {
    String[] lines = code.stripTrailing().split("\n", -1);
    String last = lines[lines.length - 1];
    String own = last.substring(0, last.length() - last.stripLeading().length());
    return last.matches(".*[({\\[]\\s*(//.*)?") ? own + STEP : own;
  }
}
