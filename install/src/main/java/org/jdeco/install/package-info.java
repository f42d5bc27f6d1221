/** JDeco install. */
@NullMarked
package org.jdeco.install;

import org.jspecify.annotations.NullMarked;
