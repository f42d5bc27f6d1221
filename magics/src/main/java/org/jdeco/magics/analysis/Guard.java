package org.jdeco.magics.analysis;

/**
 * Two objects that must have nothing in common for a loop to be run ahead: asked when the loop
 * starts, with the values the variables have then.
 *
 * @param read what is read ahead
 * @param written what the loop writes
 */
public record Guard(Side read, Side written) {
  /**
   * One of the two.
   *
   * @param variable the variable to start from
   * @param depth how many array levels beneath its value the objects in question lie
   * @param deep whether all that they lead to counts, too
   */
  public record Side(Var variable, int depth, boolean deep) {}
}
