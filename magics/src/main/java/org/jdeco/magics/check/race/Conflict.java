package org.jdeco.magics.check.race;

/**
 * Two accesses to one place that a run ahead could make in the other order.
 *
 * @param object the array or object, or the name of a static variable
 * @param place the index, the field, or what else of it
 * @param first what serial Java does first
 * @param second what a later call does
 */
record Conflict(Object object, Place place, Access first, Access second) {
  /**
   * One of them.
   *
   * @param spot where in the code
   */
  record Access(Actor actor, boolean write, int spot) {}
}
