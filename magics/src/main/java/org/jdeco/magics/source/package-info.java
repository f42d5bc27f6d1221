/** Text that remembers which place of the user's cell each of its characters came from. */
@NullMarked
package org.jdeco.magics.source;

import org.jspecify.annotations.NullMarked;
