package org.jdeco.magics.analysis;

import com.sun.source.tree.StatementTree;
import java.util.List;

/** What the analysis found about concurrent calls, in the order of their text. */
public sealed interface Found {
  /** A loop to run ahead. */
  record Loop(AheadLoop loop) implements Found {}

  /**
   * Two loops in a row to run ahead, of which the second may begin while the first ends.
   *
   * @param guards what must hold for that when the first starts
   */
  record Pipeline(AheadLoop first, AheadLoop second, List<Guard> guards) implements Found {}

  /**
   * A stream to run ahead.
   *
   * @param shadow the cell with the loop
   * @param loop the stream as a loop
   */
  record Stream(Flow flow, Attributed shadow, AheadLoop loop) implements Found {}

  /** Statements in a row to run as a graph. */
  record Graph(Sequence sequence) implements Found {}

  /**
   * Calls that are made as written.
   *
   * @param statement the loop or statement they stand in
   * @param sites the calls
   * @param refusal why
   */
  record Serial(StatementTree statement, List<Site> sites, Refusal refusal) implements Found {}
}
