/**
 * Runs a cell twice from the same state and compares what it leaves.
 *
 * <p>The state is kept <em>in place</em>: the objects stay who they are, what they hold is copied,
 * and put back before the second run. So aliases, identity hash codes and what lambdas have
 * captured are the same in both runs, nobody's constructor is called, and records need no copy at
 * all. Execution thread.
 */
@NullMarked
package org.jdeco.magics.check;

import org.jspecify.annotations.NullMarked;
