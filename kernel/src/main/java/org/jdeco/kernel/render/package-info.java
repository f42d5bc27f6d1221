/**
 * Makes of a value what a notebook shows: always bounded text, and the richer forms the value has.
 * Called on the thread that runs the user's code, since it may run the value's own methods.
 */
@NullMarked
package org.jdeco.kernel.render;

import org.jspecify.annotations.NullMarked;
