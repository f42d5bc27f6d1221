/**
 * The options of magics, read by picocli. What is offered is what works. Execution thread;
 * completion may list names on any.
 */
@NullMarked
package org.jdeco.magics.options;

import org.jspecify.annotations.NullMarked;
