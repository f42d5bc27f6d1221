package org.jdeco.magics.analysis;

import com.sun.source.tree.Tree;

/**
 * A place in memory that code reads or writes.
 *
 * @param kind which kind of place
 * @param base the variable itself, or the object the place is part of
 * @param detail for array elements the descriptor of the array's erased element type, for fields
 *     their class and name; else empty
 * @param at where it happens, for the witness
 * @param when offset in the cell behind which it has happened
 * @param what the same in words, such as {@code elements of r}
 */
public record Touch(Kind kind, Base base, String detail, Tree at, int when, String what) {
  /** The kinds of places. */
  public enum Kind {
    /** A variable's own value. */
    VARIABLE,
    /** An element of an array; the base's path ends in its index. */
    ELEMENT,
    /** A field of an object. */
    FIELD,
    /** The own state of a collection, a builder, a generator, an iterator. */
    CONTENTS,
    /** All that can be reached from an object. */
    REACHABLE,
    /** Anything. */
    ANYTHING
  }
}
