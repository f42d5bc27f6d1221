package org.jdeco.kernel.session;

import org.jdeco.magics.source.MappedText;

/**
 * Where the source of a snippet came from.
 *
 * @param cell the number of the cell, 0 when it has none
 * @param text the snippet's source; its offsets are those of {@code Snippet.source()}
 */
record Origin(int cell, MappedText text) {
  /** The place of the character at an offset of the snippet's source. */
  Place place(int offset) {
    int origin = Math.min(text.origin(Math.max(0, offset)), text.cell().length());
    return new Place(cell, text.cell(), MappedText.lineAt(text.cell(), origin), origin);
  }
}
