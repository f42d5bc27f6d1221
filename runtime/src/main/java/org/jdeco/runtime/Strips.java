package org.jdeco.runtime;

/**
 * How many iterations a region runs inline at once, and when it begins to run ahead.
 *
 * <p>Inline, the replay goes in strips (or counts down iterations) and is timed from one to the
 * next. A strip is never longer than a fraction of the iterations seen to be cheap, so that a loop
 * that turns expensive loses at most that fraction; and never longer than a time, so that the
 * decision stays fresh; nor than a fraction of what is left. Two strips in a row that are worth it,
 * together long enough to trust, or a single call of a millisecond, start running ahead; so does a
 * longer time that is worth it on the whole. Where all that is left is too little to gain by, it is
 * one strip. What a strip took does not include the time that other programs kept the thread from
 * the processor. Calls that wait by themselves look the same, but do so again at once. Nor is a
 * grain believed that may be due to code which is not compiled yet.
 */
final class Strips {
  private static final long STRIP_NANOS = 100_000;
  private static final long DEAR_STRIP_NANOS = 25_000;

  /** For how many iterations the method that runs strips is called once in the beginning. */
  private static final int CALLED_EVERY = 32;

  private static final long LEAST_STRIP_NANOS = 2_000;

  /** The same after one that was dear. */
  private static final long LEAST_DEAR_NANOS = 250;

  private static final double FRACTION = 16;

  /** The same where the number of iterations is known, a part of which is a limit, too. */
  private static final double QUICK_FRACTION = 4;

  /**
   * A grain up to which it may be code that is still interpreted which makes a loop look dear, and
   * how long a loop must have been run inline before it is believed, or how long if that was a
   * number of iterations.
   */
  private static final double SLOW_NANOS = 50_000;

  private static final double SLOW_TIME_NANOS = 10e6;
  private static final double SLOW_ITERATIONS = 100;
  private static final double SLOW_LEAST_NANOS = 1.5e6;

  /**
   * What it takes of a processor to compile the code that tasks run. Where an entry of the loop
   * would gain less, it has to be run inline several times as long: there may be more entries.
   */
  private static final double COMPILATION_NANOS = 30e6;

  private static final double ENTRIES = 5;

  /** From which time of a single call on running ahead pays. */
  static final long SURE_NANOS = 1_000_000;

  /** How long others keep a thread from the processors at most, as far as this matters. */
  private static final long LONG_NANOS = 100_000_000;

  private static final long SURELY_NANOS = 20_000_000;
  private static final long GAIN_NANOS = 50_000;

  /**
   * The same within a recursion, whose upper levels have more to share: with 50 us each of 16,000
   * entries of four calls of 20 us made tasks, with this those 1,400 levels above.
   */
  private static final long INNER_GAIN_NANOS = 500_000;

  private final Run run;
  private final Loop loop;
  private final boolean nested;
  private final Trial trial;
  private LoopKind kind = LoopKind.STEPS;
  private int lastStrip = 1;

  Strips(Run run, Loop loop, boolean nested, Trial trial) {
    this.run = run;
    this.loop = loop;
    this.nested = nested;
    this.trial = trial;
  }

  void kind(LoopKind kind) {
    this.kind = kind;
  }

  /**
   * Hears how long a strip of {@code iterations} took inline, and for how much of that the thread
   * was not on a processor: it either had to wait for one, or does so in its calls. Who has to wait
   * for one is not made to wait again at once.
   */
  void ranInline(int iterations, long nanos, long missed) {
    boolean absent = missed > nanos / 2;
    boolean doubtful = absent && !loop.absent && missed < LONG_NANOS;
    loop.absent = absent;
    if (!doubtful) {
      count(iterations, absent ? nanos : nanos - missed);
    }
  }

  private void count(int iterations, long nanos) {
    trial.passed(iterations);
    double grain = (double) nanos / iterations;
    loop.steadyGrain = loop.inlineGrain > 0 ? Math.min(grain, loop.inlineGrain) : grain;
    loop.inlineGrain = grain;
    loop.inlineNanos += nanos;
    loop.inlined += iterations;
    lastStrip = iterations;
    if (grain < worth()) {
      loop.cheap += iterations;
      loop.dear = 0;
      loop.dearNanos = 0;
    } else {
      loop.dear++;
      loop.dearNanos += nanos;
    }
    loop.recent += iterations;
    loop.recentNanos += nanos;
    if (loop.recentNanos > 2 * SURELY_NANOS) {
      loop.recent /= 2;
      loop.recentNanos /= 2;
    }
  }

  /** How many iterations to run inline before the next measure, of {@code remaining}, or -1. */
  int length(long remaining) {
    double grain = loop.inlineGrain;
    double most = loop.cheap / (remaining < 0 ? FRACTION : QUICK_FRACTION) + 1;
    if (loop.dear > 0) {
      most = Math.min(Math.max(most, 2.0 * lastStrip), DEAR_STRIP_NANOS / grain);
    } else if (grain > 0) {
      most = Math.min(most, STRIP_NANOS / grain);
    }
    if (grain > 0 && remaining >= 0) {
      boolean little = isLittle(remaining);
      if (little && kind == LoopKind.STEPS) {
        return Math.clamp(remaining, 1, 1 << 30); // it looks at the clock now and then
      }
      long least = loop.dear > 0 && !little ? LEAST_DEAR_NANOS : LEAST_STRIP_NANOS;
      most = Math.min(most, Math.max(remaining / FRACTION, least / grain));
    }
    return (int) Math.clamp(most, 1, 1 << 30);
  }

  /** Whether what {@code remaining} iterations are likely to take is too little to gain by. */
  private boolean isLittle(long remaining) {
    if (remaining < 0 || loop.inlineGrain == 0) {
      return false;
    }
    double usual = loop.recent > 0 ? loop.recentNanos / loop.recent : 0;
    return remaining * Math.max(loop.inlineGrain, usual) < DEAR_STRIP_NANOS;
  }

  /**
   * Whether a strip that ended with its loop has to be counted: not where it was as short as could
   * be expected, since entries like that may follow each other fast.
   */
  boolean counts(int iterations, long nanos) {
    boolean counts = nanos > DEAR_STRIP_NANOS || !isLittle(iterations);
    if (!counts) {
      loop.absent = false;
    }
    return counts;
  }

  /** How many strips without iterations to pass now, before one of {@code iterations}. */
  int empty(int iterations) {
    return loop.strips.take(loop.inlineGrain, iterations / CALLED_EVERY);
  }

  /** Hears how long it took to pass {@code count} strips without iterations. */
  void passedEmpty(int count, long nanos) {
    loop.strips.took(count, nanos);
  }

  /** How long a strip may take before it is cut short: several times what it should. */
  long allowance(int iterations) {
    return DEAR_STRIP_NANOS + (long) (4 * iterations * loop.inlineGrain);
  }

  /** Whether to run ahead, with {@code remaining} iterations to go, or -1 if that is not known. */
  boolean pays(long remaining) {
    return switch (run.inline) {
      case NEVER -> true;
      case ALWAYS -> false;
      case AUTO -> paysNow(remaining);
    };
  }

  private boolean paysNow(long remaining) {
    if ((run.workers == 1 && !run.impatient) || (nested && !run.crew.idle())) {
      return false;
    }
    if (run.impatient && loop.dear == 0 && loop.cheap == 0) {
      return true;
    }
    if (isLittle(remaining)) {
      return false;
    }
    double grain = loop.dear > 1 ? loop.steadyGrain : loop.inlineGrain;
    return pays(grain, loop.dear, loop.dearNanos, remaining)
        || (loop.recentNanos >= SURELY_NANOS
            && pays(loop.recentNanos / loop.recent, 2, loop.recentNanos, remaining));
  }

  private boolean pays(double grain, int strips, double nanos, long remaining) {
    if (grain < worth() || strips == 0) {
      return false;
    }
    if (isCold(grain, remaining)) {
      return false;
    }
    long gain = loop.isInner() ? INNER_GAIN_NANOS : GAIN_NANOS;
    if (remaining >= 0 && remaining * grain * (run.workers - 1) < gain * run.workers) {
      return false;
    }
    if ((nanos < enough(grain) && !loop.warm) || (strips < 2 && grain < SURE_NANOS)) {
      return false;
    }
    return grain > 2 * loop.failedGrain || System.nanoTime() - loop.retryAt >= 0;
  }

  /** How many iterations to run inline before those that others are to try out; 0: none. */
  long gap(long remaining) {
    if (isLittle(remaining)) {
      return 0;
    }
    double grain = loop.dear > 1 ? loop.steadyGrain : 0;
    if (grain < worth() && loop.recentNanos >= SURELY_NANOS) {
      grain = loop.recentNanos / loop.recent;
    }
    long gap = grain < worth() ? 0 : trial.gap(grain, remaining);
    if (gap > 0) {
      trial.begins(grain);
    }
    return gap;
  }

  /** Whether code that is not compiled yet may be what makes the loop look dear. */
  private boolean isCold(double grain, long remaining) {
    if (loop.warm) {
      return false;
    }
    if (trial.comes(grain, remaining)) {
      return true;
    }
    double nanos = loop.inlineNanos;
    double gain = remaining * (grain - kind.worth) * (run.workers - 1) / run.workers;
    boolean little = remaining >= 0 && gain < COMPILATION_NANOS;
    double usual = loop.recent > 0 ? Math.min(grain, loop.recentNanos / loop.recent) : grain;
    double cold = (little ? ENTRIES : 1) * kind.coldTime * Math.min(1, kind.coldGrain / usual);
    return (grain < kind.cold && nanos < cold)
        || (grain < SLOW_NANOS
            && nanos < SLOW_TIME_NANOS
            && (nanos < SLOW_LEAST_NANOS || loop.inlined < SLOW_ITERATIONS));
  }

  /** From which grain on to run ahead: the more workers share the calls, the smaller. */
  private double worth() {
    return kind.worth * (0.5 + 1.0 / run.workers);
  }

  /**
   * How long an inline grain must have been seen before it is believed: a loop that is not compiled
   * yet looks dear, and running ahead then costs a compilation more.
   */
  private static double enough(double grain) {
    return Math.clamp(2e9 / grain, GAIN_NANOS, SURELY_NANOS);
  }

  /** Whether others may begin with calls of a loop of which nothing is known, of so many or -1. */
  boolean laysOut(long total) {
    boolean known = loop.laidOut || loop.inlined > 0 || loop.taskGrain > 0;
    return !known && run.laysOut() && !nested && total != 1;
  }
}
