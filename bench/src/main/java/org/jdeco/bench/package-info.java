/**
 * Measurements of the runtime's parts: what a call costs, what a fork costs, how long a barrier
 * takes; beside what one would write by hand, in the same run. Run by {@code ./jdeco jmh}, on a
 * machine that does nothing else.
 */
@NullMarked
package org.jdeco.bench;

import org.jspecify.annotations.NullMarked;
