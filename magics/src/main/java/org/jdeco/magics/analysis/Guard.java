package org.jdeco.magics.analysis;

/**
 * What must hold of the objects at hand for a loop to be run ahead: asked when the loop starts,
 * with the values the variables have then.
 */
public sealed interface Guard {
  /**
   * Two objects have nothing in common.
   *
   * @param read what is read ahead
   * @param written what the loop writes
   */
  record Apart(Side read, Side written) implements Guard {}

  /**
   * No array occurs twice among the arrays some levels beneath a variable's value.
   *
   * @param variable the variable
   * @param depth how many levels
   */
  record Distinct(Var variable, int depth) implements Guard {}

  /** The thread holds no lock: the calls take some, maybe the same. */
  record Unlocked() implements Guard {}

  /**
   * One of two.
   *
   * @param variable the variable to start from
   * @param depth how many array levels beneath its value the objects in question lie
   * @param deep whether all that they lead to counts, too
   */
  record Side(Var variable, int depth, boolean deep) {}
}
