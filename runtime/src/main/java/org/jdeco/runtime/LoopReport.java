package org.jdeco.runtime;

/**
 * What became of one loop in a run.
 *
 * @param loop the index given to {@link Deco#region}
 * @param tasks calls that ran as tasks
 * @param inline calls that the caller made in place
 * @param chunks portions of work that threads took at once
 * @param guarded whether a guard found, when the loop started, that it must not be run ahead
 * @param locked whether it found so since the thread held locks
 * @param grainNanos the measured time of one iteration's calls, in nanoseconds; in a recursion, of
 *     those of its first entry
 */
public record LoopReport(
    int loop,
    long tasks,
    long inline,
    long chunks,
    boolean guarded,
    boolean locked,
    double grainNanos) {}
