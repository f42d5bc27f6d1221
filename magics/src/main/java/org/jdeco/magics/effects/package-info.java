/**
 * What methods read and write, found in their bytecode: the ground on which a call is shown to be
 * free to run at another time than serial Java would have run it.
 *
 * <p>{@link org.jdeco.magics.effects.EffectAnalysis} is called by one thread at a time; what it
 * returns is immutable.
 */
@NullMarked
package org.jdeco.magics.effects;

import org.jspecify.annotations.NullMarked;
