package org.jdeco.magics.effects;

/**
 * A place in the user's code.
 *
 * @param owner internal name of the class
 * @param method name of the method
 * @param line line of the class's source, as its class file tells it; -1 when it does not
 */
public record Site(String owner, String method, int line) {}
