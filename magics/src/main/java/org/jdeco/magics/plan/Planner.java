package org.jdeco.magics.plan;

import java.util.List;
import org.jdeco.magics.cell.MagicCell;
import org.jdeco.magics.options.Options;
import org.jdeco.magics.source.MappedText;

/** Decides how a cell runs. Called on the execution thread. */
@FunctionalInterface
public interface Planner {
  /** The cell's plan and the text to evaluate; never fails: what it cannot decide stays serial. */
  Rewritten rewrite(MagicCell cell, Options options);

  /**
   * A cell's Java in stretches, in order: what is to be evaluated before the next is planned. A
   * stretch that declares methods and types is one, what stands between two of them another, so
   * that each is planned when it is known what those before it have declared.
   */
  default List<MappedText> stretches(MappedText body) {
    return List.of(body);
  }
}
