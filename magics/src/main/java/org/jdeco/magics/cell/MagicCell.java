package org.jdeco.magics.cell;

import org.jdeco.magics.source.MappedText;

/**
 * A cell that a cell magic takes.
 *
 * @param magic which one
 * @param call its name and the words behind it
 * @param body the Java below the magic line; its offsets and lines are the cell's own
 */
public record MagicCell(CellMagic magic, MagicCall call, MappedText body) {}
