package org.jdeco.kernel;

import java.util.List;
import java.util.Map;
import org.jdeco.magics.Outcome;

/**
 * What the protocol server needs of a language: the seam between server and session. {@link
 * #execute} runs on the server's execution thread, one at a time; everything else is called on
 * other threads and answers while a cell runs. Offsets count UTF-16 units; the server converts.
 */
public interface Interpreter extends AutoCloseable {
  /** Evaluates a cell. Text, displays and questions go to {@code frontend} meanwhile. */
  Outcome execute(String code, Frontend frontend);

  /** Values of {@code user_expressions}: a bundle, or a failure, per expression. */
  Map<String, Outcome> evaluateExpressions(Map<String, String> expressions, Frontend frontend);

  /** Completions at an offset. */
  Completion complete(String code, int cursor);

  /** Documentation of what stands at an offset; empty when there is none. */
  Map<String, Object> inspect(String code, int cursor, int detailLevel);

  /** Whether a cell could run as it is, and how the next line should be indented. */
  Completeness completeness(String code);

  /** Stops the running cell; returns at once. Nothing happens when none runs. */
  void interrupt();

  @Override
  void close();

  /**
   * Completions, best first.
   *
   * @param start offset where the replaced text starts
   * @param end offset behind the replaced text
   * @param items the candidates
   */
  record Completion(int start, int end, List<Item> items) {}

  /**
   * One candidate.
   *
   * @param text what replaces the text between start and end
   * @param type {@code function}, {@code class}, {@code keyword}, {@code magic}, ... or empty
   * @param signature the parameters, or empty
   */
  record Item(String text, String type, String signature) {}

  /**
   * An answer to is_complete.
   *
   * @param state which of the protocol's answers it is
   * @param indent for incomplete code, the white space the next line should start with
   */
  record Completeness(State state, String indent) {
    /** The protocol's answers. */
    public enum State {
      COMPLETE,
      INCOMPLETE,
      INVALID,
      UNKNOWN
    }
  }
}
