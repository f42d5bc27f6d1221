package org.jdeco.magics.cell;

import java.util.Locale;

/** The magics that take one line. */
public enum LineMagic {
  /** Questions and orders to the worker pool. */
  DECO;

  /** Its name as it follows the percent sign. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
