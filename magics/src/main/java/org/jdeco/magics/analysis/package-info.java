/**
 * What a cell's code does: its attributed trees, the places its loops read and write, and which
 * part of a loop can run ahead of the rest. Everything here runs on the execution thread.
 */
@NullMarked
package org.jdeco.magics.analysis;

import org.jspecify.annotations.NullMarked;
