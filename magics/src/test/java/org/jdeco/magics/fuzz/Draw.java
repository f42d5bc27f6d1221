package org.jdeco.magics.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Draws of a seed. */
final class Draw {
  private final SplittableRandom random;

  Draw(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A number from 0 up to, and without, {@code bound}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A number of a range, both ends included. */
  int within(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /** True so many times in a hundred. */
  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
