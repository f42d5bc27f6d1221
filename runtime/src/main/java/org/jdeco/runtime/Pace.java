package org.jdeco.runtime;

/**
 * How much a region does at once, and when it runs ahead.
 *
 * <p>Inline, the replay goes in strips (or counts down iterations) and is timed from one to the
 * next. A strip is never longer than a fraction of the iterations seen to be cheap, so that a loop
 * that turns expensive loses at most that fraction; and never longer than a time, so that the
 * decision stays fresh; nor than a fraction of what is left. Two strips in a row that are worth it,
 * together long enough to trust, or a single call of a millisecond, start running ahead; so does a
 * longer time that is worth it on the whole. What a strip took does not include the time that other
 * programs kept the thread from the processor. Calls that wait by themselves look the same, but do
 * so again at once. Nor is a grain believed that may be due to code which is not compiled yet.
 *
 * <p>Ahead, a chunk is as many iterations as fill a target time at the measured grain, fewer
 * towards the end of the loop. Every epoch compares what an iteration costs now with what it costs
 * inline. Where the difference may be small, the inline side is measured afresh when the grain has
 * changed. When running ahead does not pay the region returns to inline and waits, longer each
 * time, and many times what the try has lost, before it tries again.
 */
final class Pace {
  private static final long STRIP_NANOS = 100_000;
  private static final long DEAR_STRIP_NANOS = 25_000;

  /** For how many iterations the method that runs strips is called once in the beginning. */
  private static final int CALLED_EVERY = 32;

  private static final long LEAST_STRIP_NANOS = 2_000;
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
  private static final long SURE_NANOS = 1_000_000;

  /** From which grain on each call is looked at by itself, where calls have a time limit. */
  private static final double LIMITED_NANOS = 1_000;

  /** How long others keep a thread from the processors at most, as far as this matters. */
  private static final long LONG_NANOS = 100_000_000;

  private static final long SHORT_NANOS = 1_500_000;

  /** How many times as long, or as short, chunks must get before that is believed. */
  private static final double LONGER = 4;

  /** A grain from which on a try to run ahead does not fail. */
  private static final double CERTAIN_NANOS = 50_000;

  private static final long SURELY_NANOS = 20_000_000;

  /** About what it takes to wake a thread that is parked. */
  static final double WAKE_NANOS = 50_000;

  private static final long GAIN_NANOS = 50_000;
  private static final long EPOCH_NANOS = 300_000;
  private static final long LONG_EPOCH_NANOS = 5_000_000;
  private static final int EPOCH_CHUNKS = 8;
  private static final double LOSS = 1.05;
  private static final long FIRST_PAUSE = 1_000_000;
  private static final long LAST_PAUSE = 1_000_000_000;

  /** How many times what a try has lost to wait before the next: so tries lose a small part. */
  private static final double LOSSES = 20;

  private static final long PROBE_NANOS = 50_000_000;

  /** How long a call of the caller's may take before the other threads run out of work. */
  private static final double STOCK_NANOS = 50e6;

  /** The figures by which loops that make a task for each iteration differ from those of ranges. */
  private enum Kind {
    STEPS(400, 80, 2_000, 50e6, 2_000, 100_000, 1024, 1 << 15),
    RANGES(8, 4, 400, 600e6, 100, 500_000, 1 << 14, 1 << 19);

    /** Nanoseconds of an iteration from which to go ahead with two workers, and to come back. */
    final double worth;

    final double tiny;

    /**
     * A grain up to which it may be code not compiled well yet that makes a loop look dear, and how
     * long a loop must have been run inline before the least grain that is worth it is believed:
     * the larger the grain, the sooner, since less of it is the code around the call. Compilers
     * have a queue, so shorter loops may well be over before their fast code is there.
     */
    final double cold;

    final double coldTime;

    /** Nanoseconds of an iteration up to which the cost of running ahead may matter. */
    final double gray;

    /** The time that a chunk should take. */
    final long target;

    /** The most iterations in a chunk and in the window. */
    final int longest;

    final int window;

    Kind(
        double worth,
        double tiny,
        double cold,
        double coldTime,
        double gray,
        long target,
        int longest,
        int window) {
      this.worth = worth;
      this.tiny = tiny;
      this.cold = cold;
      this.coldTime = coldTime;
      this.gray = gray;
      this.target = target;
      this.longest = longest;
      this.window = window;
    }
  }

  private final Run run;
  private final Loop loop;
  private final boolean nested;
  private Kind kind = Kind.STEPS;
  private int lastStrip = 1;
  private int lastChunk;
  private boolean started; // a chunk has been taken since it began to run ahead
  private boolean isLong; // chunks have been seen to be long since it began to run ahead
  private long epochFrom;
  private long epochIterations;
  private long epochNanos;
  private int epochChunks;
  private int strikes;
  private long probed;
  private double lost; // nanoseconds, by running ahead since it last gained

  Pace(Run run, Loop loop, boolean nested) {
    this.run = run;
    this.loop = loop;
    this.nested = nested;
  }

  void ranges() {
    kind = Kind.RANGES;
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
  int strip(long remaining) {
    double grain = loop.inlineGrain;
    double most = loop.cheap / (remaining < 0 ? FRACTION : QUICK_FRACTION) + 1;
    if (loop.dear > 0) {
      most = Math.min(Math.max(most, 2.0 * lastStrip), DEAR_STRIP_NANOS / grain);
    } else if (grain > 0) {
      if (remaining >= 0) {
        most = Math.min(most, Math.max(remaining / FRACTION, LEAST_STRIP_NANOS / grain));
      }
      most = Math.min(most, STRIP_NANOS / grain);
    }
    return (int) Math.clamp(most, 1, 1 << 30);
  }

  /** How many strips without iterations to pass now, before one of {@code iterations}. */
  int emptyStrips(int iterations) {
    return loop.strips.take(loop.inlineGrain, iterations / CALLED_EVERY);
  }

  /** Hears how long it took to pass {@code count} strips without iterations. */
  void passedEmpty(int count, long nanos) {
    loop.strips.took(count, nanos);
  }

  /** How many tasks without iterations to put in front of the next chunk's. */
  int emptyTasks() {
    return loop.ranges.take(loop.grain(), WarmUp.MOST);
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
    if (remaining >= 0 && remaining * grain * (run.workers - 1) < GAIN_NANOS * run.workers) {
      return false;
    }
    if (nanos < enough(grain) || (strips < 2 && grain < SURE_NANOS)) {
      return false;
    }
    return grain > 2 * loop.failedGrain || System.nanoTime() - loop.retryAt >= 0;
  }

  /** Whether code that is not compiled yet may be what makes the loop look dear. */
  private boolean isCold(double grain, long remaining) {
    double nanos = loop.inlineNanos;
    double gain = remaining * (grain - kind.worth) * (run.workers - 1) / run.workers;
    boolean little = remaining >= 0 && gain < COMPILATION_NANOS;
    double cold = (little ? ENTRIES : 1) * kind.coldTime * kind.worth / grain;
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
    return run.laysOut() && !nested && total != 1 && loop.inlined == 0 && loop.taskGrain == 0;
  }

  /** Begins to run ahead. */
  void goAhead() {
    if (loop.inlineGrain > 0 && !(loop.taskGrain > loop.inlineGrain / 2)) {
      loop.taskGrain = 0;
    }
    lastChunk = 0;
    strikes = 0;
    lost = 0;
    started = false;
    isLong = loop.grain() > SHORT_NANOS;
  }

  /** How many iterations to put in the next chunk, with {@code remaining} to be made, or -1. */
  int chunk(long remaining) {
    double grain = loop.grain();
    double most = grain > 0 ? kind.target / grain : 1;
    most = Math.min(most, 2.0 * lastChunk + 1);
    if (remaining >= 0) {
      double tail = Math.max(remaining / (2.0 * run.workers), kind.target / (8 * grain));
      most = Math.min(most, tail);
    }
    if (run.limited && grain > LIMITED_NANOS) {
      most = 1;
    }
    lastChunk = (int) Math.clamp(most, 1, kind.longest);
    return lastChunk;
  }

  /** How many chunks to keep ahead more for each that is taken, up to the stock. */
  int window() {
    return Math.max(4, (loop.grain() > 1_000_000 ? 4 : 8) * run.workers);
  }

  /** How many chunks to keep ahead at first. */
  int firstWindow() {
    return loop.grain() > CERTAIN_NANOS ? Math.max(window(), stock()) : window();
  }

  /**
   * How many chunks to keep ahead before long: only the caller makes more, and while it waits it
   * runs one, which may take many times as long as the others.
   */
  int stock() {
    double chunk = Math.max(loop.grain(), (double) kind.target);
    return nested ? 0 : (int) (run.workers * STOCK_NANOS / chunk);
  }

  /** Whether {@code iterations} take as long as it takes to wake a thread, or may do so. */
  boolean isWorthWaking(long iterations) {
    double grain = loop.grain();
    return grain == 0 || iterations * grain > WAKE_NANOS;
  }

  /** How many iterations may be ahead at most. */
  int iterations() {
    return kind.window;
  }

  /**
   * Whether a chunk is known to be short, so that the caller may run some. Where a few are longer
   * than the others, that does not change with each of them: whenever it does, there is a thread
   * more at work than processors for a while.
   */
  boolean isShort() {
    return loop.grain() > 0 && !isLong;
  }

  /**
   * How long the caller goes on yielding while it waits: about a chunk, if that is short; if not,
   * it would take the time from those who work.
   */
  long patience() {
    double grain = loop.grain();
    return !isShort()
        ? 20_000
        : (long) Math.clamp(2 * Math.max(grain, (double) kind.target), 50_000, SHORT_NANOS);
  }

  /** See {@link Scope#due}. */
  long due(Work work, long near) {
    long running = work.runningFor(System.nanoTime());
    double left = loop.taskGrain * work.iterations() - running;
    return running == 0 || left < -near ? 0 : left < near ? -1 : (long) left - near;
  }

  /** Hears of a chunk that the replay has taken; returns whether to go on running ahead. */
  boolean staysAfter(Work chunk) {
    double grain = (double) chunk.nanos / chunk.iterations();
    double before = loop.taskGrain;
    if (before == 0) {
      loop.taskGrain = grain;
    } else {
      loop.taskGrain = before + (grain - before) / (grain < before ? 2 : 4);
    }
    double times = !started ? 1 : isLong ? 1 / LONGER : LONGER;
    isLong = loop.taskGrain > times * SHORT_NANOS;
    if (!started) {
      started = true; // what threads need to start is not counted
      epoch(System.nanoTime());
      return true;
    }
    epochIterations += chunk.iterations();
    epochNanos += chunk.nanos;
    epochChunks++;
    if (run.inline == Inline.NEVER || epochChunks < EPOCH_CHUNKS) {
      return true;
    }
    long now = System.nanoTime();
    if (now - epochFrom < (loop.taskGrain < kind.gray ? EPOCH_NANOS : LONG_EPOCH_NANOS)) {
      return true;
    }
    boolean stays = judge(now);
    epoch(now);
    return stays;
  }

  private boolean judge(long now) {
    double task = (double) epochNanos / epochIterations;
    double wall = (double) (now - epochFrom) / epochIterations;
    if (task < kind.tiny) {
      return leave(now);
    }
    double inline = loop.inlineGrain;
    lost += epochIterations * (wall - (inline > 0 ? Math.min(task, inline) : task));
    double serial = task;
    if (task < kind.gray && inline > 0) {
      if (inline > 2 * task || inline < task / 2) {
        return now - probed < PROBE_NANOS || probe(now);
      }
      serial = inline;
    }
    strikes = wall > LOSS * serial ? strikes + 1 : 0;
    if (strikes >= 2) {
      return leave(now);
    }
    if (strikes == 0 && wall < 0.8 * serial) {
      loop.pause = 0;
      loop.failedGrain = 0;
      lost = 0;
    }
    return true;
  }

  private boolean probe(long now) {
    probed = now;
    if (lost > 0) {
      pause(now, (long) (LOSSES * lost));
    }
    forget();
    return false;
  }

  private boolean leave(long now) {
    loop.pause = Math.clamp(2 * loop.pause, FIRST_PAUSE, LAST_PAUSE);
    pause(now, Math.max(loop.pause, (long) (LOSSES * lost)));
    forget();
    return false;
  }

  private void pause(long now, long nanos) {
    loop.retryAt = now + Math.min(nanos, LAST_PAUSE);
    loop.failedGrain = Math.max(loop.inlineGrain, loop.taskGrain);
  }

  private void forget() {
    loop.dear = 0;
    loop.dearNanos = 0;
    loop.recent = 0;
    loop.recentNanos = 0;
  }

  private void epoch(long now) {
    epochFrom = now;
    epochIterations = 0;
    epochNanos = 0;
    epochChunks = 0;
  }
}
