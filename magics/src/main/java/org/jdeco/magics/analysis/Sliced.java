package org.jdeco.magics.analysis;

/** Whether a loop can be run ahead. */
public sealed interface Sliced {
  /** It can, by this slice. */
  record Ahead(Slice slice) implements Sliced {}

  /** It cannot. */
  record Serial(Refusal refusal) implements Sliced {}
}
