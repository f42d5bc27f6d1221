package org.jdeco.runtime;

/**
 * A snapshot of a run under way. The figures are read while others write them: each is true, but
 * they need not be of the very same moment.
 *
 * @param state how far the run has come
 * @param done calls that have completed, as tasks or inline; of a run that has ended, those that
 *     serial Java would have made by then
 * @param unsure further calls of a run that has failed, of which it is not known how many were made
 *     before that: the caller was to make them one after the other
 * @param running calls being made by workers now
 * @param total calls the open outermost loop and those before it make in all, or -1 when not known
 * @param tasks calls that ran as tasks
 * @param inline calls that the caller made itself, in place
 * @param chunks portions of work that threads took at once
 * @param barriers times the caller waited for a result
 * @param wallNanos time since the run began
 * @param taskNanos time spent in tasks, over all threads; where more workers than processors kept
 *     these busy, the part of it that the processors worked
 * @param serialNanos time the caller spent on its own part, without what running ahead cost it
 * @param workers how many calls could run at once
 * @param backend what runs the tasks
 * @param mode when calls were to be made in place
 * @param note in words, why calls run inline though they might have been tasks; empty if nothing
 *     needs saying
 */
public record Progress(
    RunState state,
    long done,
    long unsure,
    long running,
    long total,
    long tasks,
    long inline,
    long chunks,
    long barriers,
    long wallNanos,
    long taskNanos,
    long serialNanos,
    int workers,
    Backend backend,
    Inline mode,
    String note) {
  /** Task time plus the caller's serial time over wall time: how much faster than one thread. */
  public double speedup() {
    return wallNanos <= 0 ? 1 : (taskNanos + serialNanos) / (double) wallNanos;
  }

  /** Speedup per worker, 1 at best. */
  public double efficiency() {
    return speedup() / workers;
  }
}
