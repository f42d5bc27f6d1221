package org.jdeco.magics.cell;

import java.util.Locale;

/** The magics that take one line. */
public enum LineMagic {
  /** Questions and orders to the worker pool. */
  DECO,
  /** Jars and folders for the session's class path. */
  CLASSPATH,
  /** What the session has declared. */
  WHO,
  /** How long the statements behind it take. */
  TIME,
  /** The magics there are. */
  LSMAGIC;

  /** Its name as it follows the percent sign. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
