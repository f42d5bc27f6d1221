package org.jdeco.magics.effects;

/**
 * A method as class files name it.
 *
 * @param owner internal name of its class, such as {@code REPL/$JShell$3}
 * @param name its name; {@code <init>} for a constructor
 * @param descriptor its parameters and result, such as {@code (I[D)V}
 */
public record MethodKey(String owner, String name, String descriptor) {}
