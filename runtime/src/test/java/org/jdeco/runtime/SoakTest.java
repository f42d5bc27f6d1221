package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;

/**
 * Random nests of loops, some failing, some interrupted, on every backend and under bent schedules:
 * what they leave must be what serial Java leaves.
 */
@Timeout(120)
class SoakTest {
  static final int PROGRAMS = 150;

  /** What one program is made of. */
  record Program(int n, int depth, int failing) {
    static Program of(Random random) {
      return new Program(
          random.nextInt(60), random.nextInt(3), random.nextInt(3) == 0 ? random.nextInt(60) : -1);
    }

    List<Object> serially() {
      List<Object> out = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        if (i == failing) {
          out.add("failed at " + i);
          break;
        }
        out.add(nestSerially(i, depth));
      }
      return out;
    }

    List<Object> ahead() {
      List<Object> out = new ArrayList<>();
      try {
        StepLoop.replay(
            IntStream.range(0, n).boxed().toList(),
            i -> {
              if (i == failing || (failing >= 0 && i > failing + 5)) {
                throw new IllegalStateException("failed at " + i);
              }
              return nest(i, depth);
            },
            out::add);
      } catch (IllegalStateException e) {
        out.add(e.getMessage());
      } catch (RunInterrupted e) {
        out.add("interrupted");
      }
      return out;
    }

    static long nest(int i, int depth) {
      if (depth == 0) {
        return i;
      }
      long[] sum = {0};
      if (i % 2 == 0) {
        int n = 1 + i % 9;
        for (long v : RangeLoop.replay(n, j -> nest(i * 3 + j, depth - 1), new long[n])) {
          sum[0] += v;
        }
      } else {
        StepLoop.replay(
            IntStream.range(0, i % 5).boxed().toList(),
            x -> nest(x + i, depth - 1),
            v -> sum[0] = sum[0] * 31 + v);
      }
      return sum[0];
    }

    static long nestSerially(int i, int depth) {
      if (depth == 0) {
        return i;
      }
      long sum = 0;
      for (int j = 0; i % 2 == 0 && j < 1 + i % 9; j++) {
        sum += nestSerially(i * 3 + j, depth - 1);
      }
      for (int x = 0; i % 2 != 0 && x < i % 5; x++) {
        sum = sum * 31 + nestSerially(x + i, depth - 1);
      }
      return sum;
    }
  }

  @RepeatedTest(6)
  void randomProgramsLeaveWhatSerialJavaLeaves(RepetitionInfo repetition) throws Exception {
    long seed = repetition.getCurrentRepetition() * 7919L;
    Random random = new Random(seed);
    for (int i = 0; i < PROGRAMS; i++) {
      Schedule schedule =
          random.nextInt(3) == 0 ? Schedule.NATURAL : new SeededSchedule(random.nextLong());
      Program program = Program.of(random);
      RunOptions options =
          RunOptions.DEFAULT
              .withInline(Inline.values()[random.nextInt(3)])
              .withBackend(random.nextInt(8) == 0 ? Backend.VIRTUAL : Backend.THREADS)
              .withConcurrency(1 + random.nextInt(8))
              .withMaxLoad(Double.POSITIVE_INFINITY);
      boolean interrupted = random.nextInt(8) == 0;
      List<Object> expected = program.serially();
      try (Engine engine = new Engine(1 + random.nextInt(5), schedule);
          Run run = engine.begin(options)) {
        Thread interrupter = Thread.ofPlatform().unstarted(run::interrupt);
        if (interrupted) {
          interrupter.start();
        }
        List<Object> out = program.ahead();
        interrupter.join();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        if (interrupted && !out.isEmpty() && out.getLast().equals("interrupted")) {
          assertThat(out.subList(0, out.size() - 1))
              .as("seed %d, program %d: %s", seed, i, program)
              .isEqualTo(expected.subList(0, out.size() - 1));
        } else {
          assertThat(out).as("seed %d, program %d: %s", seed, i, program).isEqualTo(expected);
        }
      }
    }
  }
}
