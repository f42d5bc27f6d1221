package org.jdeco.runtime;

/**
 * Whether a loop of short calls is worth running ahead: some of its tasks are tried out by others
 * while the caller goes on inline, so that little is lost if it is not. One for each entry of a
 * loop.
 *
 * <p>The grain of a loop that runs inline says too much while its code is not compiled well, and
 * what tasks would take cannot be told from it before theirs is. So a short grain is not believed
 * before the compilers rest, and the chunks that are tried out lie apart, behind a gap: the JVM
 * compiles the code that runs them while the caller has the iterations before them to do. When it
 * comes to them, it runs ahead if one took about as long as iterations do inline; if not, it takes
 * back what nobody has begun.
 */
final class Trial {
  /** How long a loop must have been run inline before, if its iterations are short. */
  private static final double BEFORE_NANOS = 8e6;

  /** How long the iterations of the gap take: the longer each of them is, the less. */
  private static final double GAP_NANOS = 6e6;

  private static final double LEAST_GAP_NANOS = 1.5e6;

  /** What there must then be to gain. */
  private static final double GAIN_NANOS = 8e6;

  /** How many times those passed there may be to come in a loop without a known end. */
  private static final double MORE = 4;

  /** Until when, if it is not known whether the compilers rest, code may not be compiled well. */
  private static final double YOUNG_NANOS = 50e6;

  /**
   * Of a grain like that, so many times what it takes to take a result may be what is slow about
   * the code around the call, and the rest may become so many times faster.
   */
  private static final double SLOW_TAKING = 50;

  private static final double SLOW_TIMES = 4;

  /** How many times as long as inline a task may take for its code to be compiled well. */
  private static final double AS_FAST = 1.5;

  /** How long a chunk must have taken for that to be told. */
  private static final long LEAST_NANOS = 20_000;

  /** How many times what it was before a grain is that shows a loop to have become expensive. */
  private static final double RISEN = 8;

  private static final long FIRST_PAUSE = 20_000_000;
  private static final long LAST_PAUSE = 1_000_000_000;

  private final Run run;
  private final Loop loop;
  private final boolean possible;
  private LoopKind kind = LoopKind.STEPS;
  private double passed;
  private boolean open; // begun, and neither shown to pay nor failed

  Trial(Run run, Loop loop, boolean nested) {
    this.run = run;
    this.loop = loop;
    possible = !nested && run.laysOut();
  }

  void kind(LoopKind kind) {
    this.kind = kind;
  }

  /** Hears how many iterations were run inline. */
  void passed(int iterations) {
    passed += iterations;
  }

  /** Whether it is to come before the loop runs ahead, with {@code remaining} to go or -1. */
  boolean comes(double grain, long remaining) {
    return !loop.failed && isPossible(grain, remaining);
  }

  private boolean isPossible(double grain, long remaining) {
    return possible && !loop.warm && grain < kind.tried && gains(grain, grain, remaining);
  }

  /** How many iterations to run inline before those that others are to try out now; 0: none. */
  long gap(double grain, long remaining) {
    double nanos = loop.inlineNanos;
    if (!isPossible(grain, remaining)
        || nanos < BEFORE_NANOS * Math.min(1, kind.coldGrain / grain)
        || System.nanoTime() - loop.retryAt < 0) {
      return 0;
    }
    boolean young = nanos < YOUNG_NANOS && !run.engine.compilers.rest();
    double sure = young ? (grain - SLOW_TAKING * kind.taking) / SLOW_TIMES : grain;
    return gains(sure, grain, remaining) ? (long) (gapNanos(grain) / grain) : 0;
  }

  private boolean gains(double grain, double inline, long remaining) {
    double left = remaining < 0 ? MORE * passed : remaining;
    double gain = grain * (run.workers - 1) / run.workers - kind.taking;
    return (left - gapNanos(inline) / inline) * gain > GAIN_NANOS;
  }

  private double gapNanos(double grain) {
    return Math.clamp(GAP_NANOS * kind.coldGrain / grain, LEAST_GAP_NANOS, GAP_NANOS);
  }

  /** Hears that it begins, in a loop of this grain. */
  void begins(double grain) {
    loop.triedGrain = grain;
    open = true;
  }

  /** Whether the loop has become expensive meanwhile, so that others had better go on at once. */
  boolean isOvertaken() {
    return open && loop.dear > 1 && loop.steadyGrain > RISEN * loop.triedGrain;
  }

  /** Looks at a chunk that was tried out: one shows that the loop is worth it. */
  void hear(Work chunk) {
    boolean told = chunk.done() && !chunk.skipped && chunk.nanos > LEAST_NANOS;
    double grain = (double) chunk.nanos / chunk.iterations();
    if (told && grain >= kind.tiny && isFast(chunk, loop)) {
      loop.warm = true;
      loop.taskGrain = grain;
      open = false;
    }
  }

  /** Whether a chunk was about as fast as its loop is inline. Any thread. */
  static boolean isFast(Work chunk, Loop loop) {
    return chunk.nanos < AS_FAST * loop.triedGrain * chunk.iterations();
  }

  /** Hears that the loop runs ahead. */
  void succeeds() {
    open = false;
  }

  /** Hears that what was tried out is passed, or the loop is over. */
  void ends() {
    if (open) {
      open = false;
      loop.failed = true;
      loop.pause = Math.clamp(2 * loop.pause, FIRST_PAUSE, LAST_PAUSE);
      loop.retryAt = System.nanoTime() + loop.pause;
      loop.failedGrain = loop.inlineGrain;
    }
  }
}
