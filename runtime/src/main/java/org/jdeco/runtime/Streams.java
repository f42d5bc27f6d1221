package org.jdeco.runtime;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Random streams that depend on the seed of the run and on which iteration makes the call, never on
 * who runs it or when. Each scope has a seed, derived from the iteration in which it was opened;
 * each iteration of the scope has one stream, derived from that seed and its number.
 */
final class Streams {
  /** The stream of one iteration. Used by the thread that makes its calls. */
  static final class Stream {
    private final long iteration;
    private final long seed;
    private @Nullable RandomGenerator generator;
    private int scopes;

    Stream(long iteration, long seed) {
      this.iteration = iteration;
      this.seed = seed;
    }

    RandomGenerator generator() {
      RandomGenerator made = generator;
      if (made == null) {
        made = new SplittableRandom(seed);
        generator = made;
      }
      return made;
    }
  }

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Streams() {}

  /** The generator of the call that the lane's thread is making. */
  static RandomGenerator generator(Lane lane, Run run) {
    return stream(lane, run).generator();
  }

  /**
   * The seed of a scope that the lane's thread opens now: it depends on how many were opened in the
   * same iteration before, and not on which loop it is of, so that a cell draws the same numbers
   * each time it is run.
   */
  static long nested(Lane lane, Run run) {
    Stream stream = stream(lane, run);
    return mix(stream.seed, Long.MIN_VALUE + stream.scopes++);
  }

  private static Stream stream(Lane lane, Run run) {
    Work work = lane.work;
    Scope top = lane.top;
    while (top instanceof Graph && (work == null || work.scope != top)) {
      top = top.parent; // straight-line code is part of the iteration it stands in
    }
    if (work != null && work.scope == top) {
      long iteration = work.iteration(lane.index);
      Stream stream = work.stream;
      if (stream == null || stream.iteration != iteration) {
        stream = new Stream(iteration, mix(top.seed, iteration));
        work.stream = stream;
      }
      return stream;
    }
    if (top != null) {
      long iteration = top.iteration();
      Stream stream = top.stream;
      if (stream == null || stream.iteration != iteration) {
        stream = new Stream(iteration, mix(top.seed, iteration));
        top.stream = stream;
      }
      return stream;
    }
    return run.stream;
  }

  /** Derives a seed: the finalizer of SplitMix64 over both numbers. */
  static long mix(long seed, long number) {
    long z = seed + GOLDEN * (number + 1);
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
