package org.jdeco.runtime;

/** When calls are made by the caller itself, in place, instead of ahead by workers. */
public enum Inline {
  /** When the measured grain says that running ahead would not pay. */
  AUTO,
  /** Never: every call becomes part of a task, however small. */
  NEVER,
  /** Always: the loop runs as written. */
  ALWAYS
}
