package org.jdeco.magics.options;

import org.jdeco.magics.cell.Misuse;

/**
 * What a magic's line turned out to ask for.
 *
 * @param <T> what a line that makes sense gives
 */
public sealed interface Asked<T> {
  /** It makes sense. */
  record Sense<T>(T value) implements Asked<T> {}

  /** It asks for help; this is the help. */
  record Help<T>(String text) implements Asked<T> {}

  /** It makes no sense. */
  record Wrong<T>(Misuse misuse) implements Asked<T> {}
}
