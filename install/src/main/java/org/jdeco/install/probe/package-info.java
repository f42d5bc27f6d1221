/**
 * A small front end: starts a kernel, talks the Jupyter protocol to it, stops it. It shares no code
 * with the kernel's own protocol layer, so that it proves something. One thread uses it.
 */
@NullMarked
package org.jdeco.install.probe;

import org.jspecify.annotations.NullMarked;
