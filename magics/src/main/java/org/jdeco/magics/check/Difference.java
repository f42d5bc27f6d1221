package org.jdeco.magics.check;

/**
 * A place where two runs have left different things.
 *
 * @param root the variable, static field or stream it is in
 * @param path the place, in the user's terms, such as {@code m.get("x").left}
 * @param serial what the serial run left there
 * @param parallel what the parallel run left there
 */
public record Difference(String root, String path, String serial, String parallel) {}
