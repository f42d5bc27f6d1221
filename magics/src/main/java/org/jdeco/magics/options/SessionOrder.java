package org.jdeco.magics.options;

import java.util.List;
import org.jdeco.magics.cell.MagicCall;

/** What a line about the session wants done. */
public sealed interface SessionOrder {
  /**
   * Add to the class path, or tell it when nothing is to be added.
   *
   * @param entries jars and folders; {@code folder/*} stands for the jars in a folder
   */
  record ClassPath(List<MagicCall.Word> entries) implements SessionOrder {
    /** Keeps its own list. */
    public ClassPath {
      entries = List.copyOf(entries);
    }
  }

  /** Tell the variables, methods and classes there are. */
  record Who() implements SessionOrder {}

  /** Tell the magics there are. */
  record Magics() implements SessionOrder {}
}
