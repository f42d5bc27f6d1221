/** JDeco runtime. */
@NullMarked
package org.jdeco.runtime;

import org.jspecify.annotations.NullMarked;
