package org.jdeco.magics.check.race;

/**
 * A place within an object: an element of an array, a field, or, for static variables and for
 * objects of the JDK, all of it.
 *
 * @param index the element; -1 for others
 * @param name the field; empty for others
 */
record Place(int index, String name) {
  /** All of the object. */
  static final Place ALL = new Place(-1, "");

  static Place element(int index) {
    return new Place(index, "");
  }

  static Place field(String name) {
    return new Place(-1, name);
  }

  boolean isElement() {
    return index >= 0;
  }
}
