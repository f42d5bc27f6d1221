package org.jdeco.magics;

import java.util.List;

/**
 * What could be seen of code that ran.
 *
 * @param outcome how it ended
 * @param out its text on standard output
 * @param err its text on standard error
 * @param shown the plain text of what it displayed, in order
 * @param answers what the user answered when it asked for input
 * @param nanos how long the user's code took, without compiling it
 */
public record Seen(
    Outcome outcome,
    String out,
    String err,
    List<String> shown,
    List<String> answers,
    long nanos) {}
