/**
 * The runtime of JDeco: runs the calls of a loop ahead on a pool of workers while the loop itself
 * is replayed in order. It needs {@code java.base} only and works as a plain library.
 *
 * <p>A {@link org.jdeco.runtime.Region}, its {@link org.jdeco.runtime.Lookahead} and the arrival of
 * tasks belong to the thread that opened the region, the <i>caller</i>; {@link
 * org.jdeco.runtime.Task#run} is called by any one thread; {@link org.jdeco.runtime.Engine} and the
 * snapshots of a {@link org.jdeco.runtime.Run} may be used by every thread.
 */
@NullMarked
package org.jdeco.runtime;

import org.jspecify.annotations.NullMarked;
