package org.jdeco.magics.check.race;

/**
 * A place in woven code that reads, writes or calls something.
 *
 * @param className the class it is in
 * @param method the method it is in
 * @param line the line of the class's source
 * @param what the field, the static variable by its class, or the method called; empty for arrays
 */
record Spot(String className, String method, int line, String what) {}
