/**
 * The JShell session: evaluates cells in this JVM, stops them, tells their errors in the user's
 * lines, and answers questions about code while they run.
 *
 * <p>One thread at a time executes cells. Completion, inspection and interrupts come on others; the
 * analysis lock keeps JShell's compiler to one of them, and is free while the user's code runs.
 */
@NullMarked
package org.jdeco.kernel.session;

import org.jspecify.annotations.NullMarked;
