/**
 * The grammar of magics: which part of a cell is a magic, its words, and the Java around it. Pure
 * functions of the cell's text; any thread.
 */
@NullMarked
package org.jdeco.magics.cell;

import org.jspecify.annotations.NullMarked;
