/**
 * The command line: puts the kernel where Jupyter finds it, takes it away, checks it, starts it.
 * Everything here runs on the main thread.
 */
@NullMarked
package org.jdeco.install;

import org.jspecify.annotations.NullMarked;
