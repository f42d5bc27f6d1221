package org.jdeco.kernel.protocol;

/** Which entries of the history are wanted. */
public sealed interface HistoryQuery {
  /** Whether the outputs are wanted too. */
  boolean output();

  /** The last {@code n}. */
  record Tail(boolean output, int n) implements HistoryQuery {}

  /**
   * Lines of one session.
   *
   * @param session its number; 0 is this one, -1 the one before
   * @param start the first line
   * @param stop behind the last line
   */
  record Range(boolean output, int session, int start, int stop) implements HistoryQuery {}

  /**
   * Those that match.
   *
   * @param pattern a glob: {@code *}, {@code ?} and {@code [a-z]}
   * @param n at most so many, the latest
   * @param unique no text twice
   */
  record Search(boolean output, String pattern, int n, boolean unique) implements HistoryQuery {}
}
