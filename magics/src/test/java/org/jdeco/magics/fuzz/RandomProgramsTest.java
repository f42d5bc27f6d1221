package org.jdeco.magics.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Random programs do the same rewritten as they do as written, in every way of running them. {@code
 * -Djdeco.fuzz.programs=10000 -Djdeco.fuzz.seed=7} runs more, and others; {@code
 * -Djdeco.fuzz.judged=1000} is how many of them are run again to see which of their serial calls
 * depend on each other.
 */
class RandomProgramsTest {
  private static final int AT_ONCE = 25;
  private static final int MOST_SHOWN = 5;
  private static final int REDUCING_SECONDS = 60;

  @Test
  void doTheSameAheadAsSerially() {
    int programs = Integer.getInteger("jdeco.fuzz.programs", 1000);
    long seed = Long.getLong("jdeco.fuzz.seed", 1);
    int judged = Integer.getInteger("jdeco.fuzz.judged", 10);
    Tally tally = new Tally();
    StringBuilder failures = new StringBuilder();
    try (Laboratory laboratory = new Laboratory()) {
      for (int from = 0; from < programs && tally.failed() < MOST_SHOWN; from += AT_ONCE) {
        List<Program> some = new ArrayList<>();
        for (int i = from; i < Math.min(programs, from + AT_ONCE); i++) {
          some.add(Generator.program(seed * 1_000_003 + i));
        }
        for (Trial trial : laboratory.run(some, seed)) {
          tally.add(trial);
          if (tally.judged() < judged && trial.invalid().isEmpty()) {
            tally.add(laboratory.judge(trial));
          }
          if (trial.failed()) {
            failures.append(new Reducer(laboratory, seed).reduce(trial, REDUCING_SECONDS).report());
          }
        }
      }
    }
    String summary = "seed " + seed + ": " + tally.text();
    System.getLogger(RandomProgramsTest.class.getName()).log(System.Logger.Level.INFO, summary);
    assertThat(failures.toString()).as(summary).isEmpty();
    assertThat(tally.invalid()).as(summary).isLessThan(programs / 20 + 1);
    assertThat(tally.parallel()).as(summary).isGreaterThan(programs / 4);
  }
}
