/**
 * Measurements of the runtime: what a call costs, how long a barrier takes, from which grain on
 * running ahead pays; always beside what one would write by hand, in the same run. Each is started
 * by a person, on a machine that does nothing else.
 */
@NullMarked
package org.jdeco.bench;

import org.jspecify.annotations.NullMarked;
