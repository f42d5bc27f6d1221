package org.jdeco.magics.effects;

/** Which part of what a root refers to. */
public sealed interface Place {
  /** The static variable's own slot: which value it holds. */
  record Itself() implements Place {}

  /**
   * An element of the array that is the root itself.
   *
   * @param index which one
   * @param elementDescriptor the elements' type, such as {@code D}; for references it may be just
   *     {@code Ljava/lang/Object;}, and {@code ?} if it is not known at all
   */
  record Element(Index index, String elementDescriptor) implements Place {}

  /**
   * A field of the object that is the root itself.
   *
   * @param owner internal name of the class that declares it
   * @param name its name
   */
  record Field(String owner, String name) implements Place {}

  /**
   * The own state of a collection, map, {@code StringBuilder}, iterator, generator and the like
   * that is the root itself; not what its elements refer to.
   */
  record Contents() implements Place {}

  /** Anything that can be reached from the root, the root object's own parts included. */
  record Reachable() implements Place {}
}
