package org.jdeco.kernel.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The methods every cell can call without an import. */
public final class Notebook {
  private Notebook() {}

  /** Shows a value below the cell; returns an id that {@link #updateDisplay} takes. */
  public static String display(@Nullable Object value) {
    String id = UUID.randomUUID().toString();
    CellScope.current().display(value, id);
    return id;
  }

  /** Shows a value below the cell under an id; returns the id. */
  public static String display(@Nullable Object value, String id) {
    CellScope.current().display(value, id);
    return id;
  }

  /** Replaces what every display of that id shows. */
  public static void updateDisplay(@Nullable Object value, String id) {
    CellScope.current().update(value, id);
  }

  /** Clears the cell's output. */
  public static void clearOutput() {
    clearOutput(false);
  }

  /** Clears the cell's output, with {@code wait} only when the next output comes. */
  public static void clearOutput(boolean wait) {
    CellScope.current().clear(wait);
  }

  /** Asks the user for a line of text; null at the end of the input. */
  public static @Nullable String readLine() throws InterruptedException {
    return readLine("");
  }

  /** Asks the user for a line of text; null at the end of the input. */
  public static @Nullable String readLine(String prompt) throws InterruptedException {
    return CellScope.current().ask(prompt, false);
  }

  /** Asks the user for a line of text that is not shown; null at the end of the input. */
  public static @Nullable String readPassword(String prompt) throws InterruptedException {
    return CellScope.current().ask(prompt, true);
  }
}
