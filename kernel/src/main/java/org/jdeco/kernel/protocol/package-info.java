/**
 * Jupyter's messages as data: the connection file, requests, replies, publications, and how they
 * are framed, signed and written as JSON. Nothing else in the kernel sees raw JSON. Everything here
 * is immutable or safe to call from any thread.
 */
@NullMarked
package org.jdeco.kernel.protocol;

import org.jspecify.annotations.NullMarked;
