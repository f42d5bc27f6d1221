/**
 * Records what the calls of a serial run read and write, and finds those that could not have been
 * made ahead. Used on the thread that runs the cell; what other threads do is not recorded.
 */
@NullMarked
package org.jdeco.magics.check.race;

import org.jspecify.annotations.NullMarked;
