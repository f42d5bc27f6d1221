package org.jdeco.magics.analysis;

import com.sun.source.tree.StatementTree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Statements that follow each other, of which all concurrent calls run ahead as a graph.
 *
 * @param first the statement with the first call
 * @param last the last statement of the block they stand in; null at the top level of a cell
 * @param calls the calls, in the order in which they are made
 */
public record Sequence(StatementTree first, @Nullable StatementTree last, List<AheadCall> calls) {

  /** Whether some calls can be made at the same time. */
  boolean pays() {
    for (int i = 0; i < calls.size(); i++) {
      Set<Integer> before = before(i);
      if (before.size() < i) {
        return true;
      }
    }
    return false;
  }

  /** The calls that have to be finished before a call is made. */
  private Set<Integer> before(int call) {
    Set<Integer> before = new HashSet<>(calls.get(call).after());
    calls.get(call).after().forEach(earlier -> before.addAll(before(earlier)));
    return before;
  }

  /** What must hold when the graph is opened. */
  public List<Guard> guards() {
    return calls.stream().flatMap(call -> call.guards().stream()).distinct().toList();
  }
}
