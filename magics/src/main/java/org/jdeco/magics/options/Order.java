package org.jdeco.magics.options;

/** What a {@code %deco} line wants done. */
public sealed interface Order {
  /** Tell the state of the pool, the concurrent methods and the last runs. */
  record Status() implements Order {}

  /** Change how many workers there are. */
  record Workers(int count) implements Order {}

  /** Stop the worker threads; the next run starts new ones. */
  record Shutdown() implements Order {}

  /**
   * Show the last plan again.
   *
   * @param code with the rewritten Java
   */
  record Explain(boolean code) implements Order {}

  /** Run the last cell serially and record what its calls do; the session stays as it is. */
  record Race() implements Order {}

  /** Show the last run again. */
  record Show() implements Order {}
}
