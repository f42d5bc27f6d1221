package org.jdeco.kernel.protocol;

/**
 * The kernel's own request, on the stdin channel.
 *
 * @param prompt shown before the line
 * @param password the line is not shown as it is typed
 */
public record Question(String prompt, boolean password) {}
