/**
 * What the code in a cell can call: showing values, asking the user, and the forms a value can
 * offer. Any thread may call it; everything goes to the cell that the thread works for.
 */
@NullMarked
package org.jdeco.kernel.api;

import org.jspecify.annotations.NullMarked;
