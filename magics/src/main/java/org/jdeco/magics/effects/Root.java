package org.jdeco.magics.effects;

/**
 * Where the way to an object starts. Two roots may lead to the same object: what two parameters or
 * variables refer to is the caller's to know.
 */
public sealed interface Root {
  /**
   * The object given as an argument.
   *
   * @param index 0 for the first; -1 for the receiver of an instance method
   */
  record Parameter(int index) implements Root {}

  /**
   * A static field, or what it refers to. A variable of the notebook is a static field of a class
   * such as {@code REPL.$JShell$3}.
   *
   * @param owner internal name of the class that declares it
   * @param field its name
   */
  record Variable(String owner, String field) implements Root {}

  /** Any object whatsoever: nothing is known of where it came from. */
  record Anything() implements Root {}
}
