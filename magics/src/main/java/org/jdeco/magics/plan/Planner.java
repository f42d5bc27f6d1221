package org.jdeco.magics.plan;

import org.jdeco.magics.cell.MagicCell;
import org.jdeco.magics.options.Options;

/** Decides how a cell runs. Called on the execution thread. */
@FunctionalInterface
public interface Planner {
  /** The cell's plan and the text to evaluate; never fails: what it cannot decide stays serial. */
  Rewritten rewrite(MagicCell cell, Options options);
}
