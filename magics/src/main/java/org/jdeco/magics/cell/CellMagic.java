package org.jdeco.magics.cell;

import java.util.Locale;

/** The magics that take a whole cell. */
public enum CellMagic {
  /** Every method the cell declares is concurrent. */
  CONCURRENT,
  /** Calls of concurrent methods become tasks. */
  SYNCHRONIZED,
  /** Both in one cell, by annotations. */
  DECO,
  /** How long the cell takes as plain Java. */
  TIME;

  /** Its name as it follows the percent signs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
