package org.jdeco.kernel.api;

import org.jspecify.annotations.Nullable;

/** A cell that runs or ran, as the code in it sees it. Any thread may call it, also later. */
public interface Cell {
  /** Shows a value below the cell; with an id it can be replaced later. */
  void display(@Nullable Object value, @Nullable String id);

  /** Replaces what every display of that id shows. */
  void update(@Nullable Object value, String id);

  /** Clears the cell's output, now or, with {@code wait}, when the next output comes. */
  void clear(boolean wait);

  /**
   * Asks the user for a line of text; null at the end of the input.
   *
   * @throws InterruptedException if the cell was interrupted meanwhile
   */
  @Nullable String ask(String prompt, boolean password) throws InterruptedException;
}
