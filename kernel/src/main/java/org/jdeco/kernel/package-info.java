/** JDeco kernel. */
@NullMarked
package org.jdeco.kernel;

import org.jspecify.annotations.NullMarked;
