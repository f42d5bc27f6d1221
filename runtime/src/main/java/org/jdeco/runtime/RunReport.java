package org.jdeco.runtime;

import java.util.List;

/**
 * The account of an ended run.
 *
 * @param totals the figures of the whole run
 * @param loops the figures of each loop that was entered, by index
 */
public record RunReport(Progress totals, List<LoopReport> loops) {
  /** Copies the list. */
  public RunReport {
    loops = List.copyOf(loops);
  }
}
