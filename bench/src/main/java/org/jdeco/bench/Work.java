package org.jdeco.bench;

import java.util.Arrays;

/** Work for a processor that a compiler cannot shorten, measured in nanoseconds. */
final class Work {
  private static final double STEPS_PER_NANO = measure();

  private Work() {}

  /** How many steps take about {@code nanos} nanoseconds on this machine. */
  static long steps(double nanos) {
    return Math.max(0, Math.round(nanos * STEPS_PER_NANO));
  }

  /** Does so many steps from a seed. */
  static long spin(long steps, long seed) {
    long x = seed | 1;
    for (long i = 0; i < steps; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }

  private static double measure() {
    double[] rates = new double[7];
    long sink = 0;
    for (int i = 0; i < rates.length; i++) {
      long from = System.nanoTime();
      sink += spin(5_000_000, i);
      rates[i] = 5e6 / (System.nanoTime() - from);
    }
    Arrays.sort(rates);
    return sink == 42 ? 0 : rates[rates.length - 2];
  }
}
