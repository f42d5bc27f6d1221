package org.jdeco.kernel;

import org.jdeco.magics.Bundle;
import org.jspecify.annotations.Nullable;

/**
 * The notebook as a running cell sees it; everything shown belongs to the cell whose request it was
 * made for. Any thread may call it, also after the cell has ended. Coalescing is done behind it.
 */
public interface Frontend {
  /** The number the notebook shows beside the cell ({@code [n]}); 0 when it has none. */
  default int executionCount() {
    return 0;
  }

  /** Text on {@code stdout} or {@code stderr}. */
  void stream(Stream stream, String text);

  /** Shows something; with an id it can be replaced later. */
  void display(Bundle bundle, @Nullable String displayId);

  /** Replaces what every display of that id shows. */
  void updateDisplay(Bundle bundle, String displayId);

  /** Clears the cell's output, now or, with {@code wait}, when the next output comes. */
  void clearOutput(boolean wait);

  /** Shows text in the pager (the execute_reply's payload). */
  void page(Bundle bundle);

  /**
   * Asks the user for a line of text.
   *
   * @throws StdinNotAllowedException if the request did not allow it
   * @throws InterruptedException if the cell was interrupted meanwhile
   */
  String input(String prompt, boolean password) throws InterruptedException;

  /** Where text goes. */
  enum Stream {
    STDOUT,
    STDERR
  }

  /** The request that runs did not allow questions to the user. */
  final class StdinNotAllowedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says so. */
    public StdinNotAllowedException() {
      super("this front end does not take input: the cell asked for a line of text");
    }
  }
}
