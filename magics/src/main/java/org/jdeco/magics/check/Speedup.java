package org.jdeco.magics.check;

import java.util.Map;
import java.util.OptionalDouble;
import org.jdeco.magics.Outcome;
import org.jdeco.magics.Seen;
import org.jdeco.magics.show.Finding;
import org.jdeco.magics.show.Finding.Tone;
import org.jdeco.magics.show.Words;

/**
 * How much faster a parallel run was than a serial one from the same state, by the time that the
 * cell's own code took, which leaves out compiling it.
 *
 * @param serial the serial run
 * @param parallel the parallel run
 */
public record Speedup(Seen serial, Seen parallel) {
  private static final String LABEL = "compare";

  /** Serial time over parallel time; empty if one of the runs did not come to its end. */
  public OptionalDouble factor() {
    return whole() ? OptionalDouble.of((double) serial.nanos() / nanos()) : OptionalDouble.empty();
  }

  private boolean whole() {
    return serial.outcome() instanceof Outcome.Success
        && parallel.outcome() instanceof Outcome.Success;
  }

  private long nanos() {
    return Math.max(1, parallel.nanos());
  }

  /** Both times, for the run's display. */
  public Finding finding() {
    if (!whole()) {
      return Finding.of(
          Tone.DOUBT,
          LABEL,
          "not measured: the cell did not come to its end",
          Map.of("result", "unmeasured"));
    }
    return Finding.of(
        Tone.GOOD,
        LABEL,
        Words.time(serial.nanos()) + " as plain Java, " + Words.time(nanos()) + " in parallel",
        Map.of(
            "result",
            "measured",
            "serial_ms",
            serial.nanos() / 1e6,
            "parallel_ms",
            parallel.nanos() / 1e6));
  }
}
