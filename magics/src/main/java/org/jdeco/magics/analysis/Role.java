package org.jdeco.magics.analysis;

/** The part that a variable plays in a nest of loops that is run ahead. */
enum Role {
  /** The nest does not change it. */
  FIXED,
  /** Headers, or statements that always run, change it: the lookahead moves it along. */
  MOVING,
  /** Each iteration sets it before it uses it. */
  PRIVATE,
  /** The innermost body declares it. */
  OWN
}
