package org.jdeco.magics.analysis;

/** Whether something read ahead could be written by the loop before its turn. */
sealed interface Dependence {
  /** It cannot. */
  record None() implements Dependence {}

  /** It cannot if two objects, known when the loop starts, have nothing in common. */
  record Unless(Guard guard) implements Dependence {}

  /** It is, or it cannot be told. */
  record On(Touch write, String how) implements Dependence {}
}
