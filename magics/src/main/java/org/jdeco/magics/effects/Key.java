package org.jdeco.magics.effects;

import java.util.ArrayList;
import java.util.List;

/** A part of an object in which values are kept. */
sealed interface Key {
  /** An instance field, by the class that declares it. */
  record Field(String owner, String name) implements Key {}

  /** A static field's slot. */
  record Static(String owner, String name) implements Key {}

  /** A value that a function object captured. */
  record Captured(int index) implements Key {}

  /** Parts that have no name in the program. */
  enum Part implements Key {
    /** The elements of an array. */
    ELEMENTS,
    /** What a library object contains. */
    CONTENTS,
    /** The object that a library object is a view of. */
    VIEW,
    /** The object whose state a library object shares, though not its elements. */
    STATE,
    /** The array that a library object is a view of. */
    ARRAY,
    /** The functions that a library object was given and calls later. */
    FUNCTION,
    /** Any part. */
    ANY
  }

  static List<Key> append(List<Key> path, Key key) {
    List<Key> longer = new ArrayList<>(path);
    longer.add(key);
    return List.copyOf(longer);
  }
}
