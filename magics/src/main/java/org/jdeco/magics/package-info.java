/** JDeco magics. */
@NullMarked
package org.jdeco.magics;

import org.jspecify.annotations.NullMarked;
