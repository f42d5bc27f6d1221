package org.jdeco.runtime;

/**
 * How long to put up with calls that do not end, in nanoseconds.
 *
 * @param slow how long a chunk may take before the replay begins with those of its tasks that are
 *     finished: the others may be calls that serial Java would not make
 * @param heedless after how long a task that was interrupted is taken not to heed it
 * @param leave after how long a thread is left behind in a call that nobody can tell was made
 * @param grace after how long a thread is left behind where the run was interrupted
 * @param hurry how long to wait before a task that can leave calls to the caller makes no more
 * @param cut how long to wait before the call that such a task is in is stopped
 */
record Patience(long slow, long heedless, long leave, long grace, long hurry, long cut) {
  static final Patience USUAL =
      new Patience(
          5_000_000, 100_000_000, 500_000_000, 2_000_000_000L, 3_000_000_000L, 30_000_000_000L);
}
