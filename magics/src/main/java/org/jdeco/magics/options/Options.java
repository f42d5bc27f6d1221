package org.jdeco.magics.options;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jdeco.runtime.Backend;
import org.jdeco.runtime.Inline;

/**
 * What a magic's line asks for; what it does not say is empty, and the run decides.
 *
 * @param strict what would be assumed stays serial
 * @param trust the user's annotation overrules an effect the analysis found
 * @param explain show the plan in place of the short list of verdicts
 * @param code show the rewritten Java too
 * @param quiet show no display
 * @param check run serially and in parallel and compare
 * @param race look for real conflicts between iterations
 * @param compare run serially too, and tell the measured speedup
 * @param workers how many workers
 * @param backend what runs the tasks
 * @param concurrency how many calls may wait at the same time
 * @param inline when calls run in the caller
 * @param timeout how long one call may take
 * @param cellTimeout how long the whole cell may take
 * @param maxLoad the machine's load above which the cell runs serially
 * @param seed where reproducible randomness starts
 */
public record Options(
    boolean strict,
    boolean trust,
    boolean explain,
    boolean code,
    boolean quiet,
    boolean check,
    boolean race,
    boolean compare,
    OptionalInt workers,
    Optional<Backend> backend,
    OptionalInt concurrency,
    Optional<Inline> inline,
    Optional<Duration> timeout,
    Optional<Duration> cellTimeout,
    OptionalDouble maxLoad,
    OptionalLong seed) {

  /** What holds when a line asks for nothing. */
  public static Options defaults() {
    return new Options(
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        OptionalInt.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalLong.empty());
  }
}
