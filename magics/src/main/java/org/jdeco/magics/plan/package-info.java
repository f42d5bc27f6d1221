/**
 * What is decided about a cell, as data: verdicts with reasons, the text to evaluate, and the
 * methods known to be concurrent. Everything here prints deterministically. Called on the execution
 * thread; the records are immutable and may be read anywhere.
 */
@NullMarked
package org.jdeco.magics.plan;

import org.jspecify.annotations.NullMarked;
