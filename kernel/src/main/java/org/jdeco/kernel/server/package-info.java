/**
 * The kernel's server: sockets, and who answers what on which thread.
 *
 * <ul>
 *   <li>{@code jdeco-sockets} owns every socket, blocks in select, verifies and sorts what comes in
 *   <li>{@code jdeco-execution} runs cells and comm messages, in the order they came
 *   <li>{@code jdeco-control} answers what the kernel knows by itself, and interrupts
 *   <li>{@code jdeco-completion} asks the interpreter while a cell may be running
 *   <li>{@code jdeco-output} publishes text that has waited long enough
 * </ul>
 */
@NullMarked
package org.jdeco.kernel.server;

import org.jspecify.annotations.NullMarked;
