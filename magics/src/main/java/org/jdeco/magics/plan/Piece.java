package org.jdeco.magics.plan;

import java.util.Optional;
import org.jdeco.magics.source.MappedText;

/**
 * A part of a cell as it is evaluated: one or more whole snippets.
 *
 * @param text what to evaluate
 * @param otherwise what to evaluate in its place, should the compiler reject it: the one snippet
 *     that the user wrote; empty where that is what the text says anyway, or what it does is spread
 *     over several snippets
 */
public record Piece(MappedText text, Optional<MappedText> otherwise) {
  /** Text that is to be evaluated whatever the compiler says. */
  public static Piece of(MappedText text) {
    return new Piece(text, Optional.empty());
  }
}
