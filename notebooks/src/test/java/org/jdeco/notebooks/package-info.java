/** The installed kernel as real clients meet it. */
@NullMarked
package org.jdeco.notebooks;

import org.jspecify.annotations.NullMarked;
