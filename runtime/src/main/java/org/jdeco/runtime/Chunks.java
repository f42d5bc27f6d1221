package org.jdeco.runtime;

/**
 * How many iterations a region puts into a chunk, how many chunks it keeps ahead, and when it stops
 * running ahead.
 *
 * <p>A chunk is as many iterations as fill a target time at the measured grain, fewer towards the
 * end of the loop. Every epoch compares what an iteration costs now with what it costs inline.
 * Where the difference may be small, the inline side is measured afresh when the grain has changed.
 * When running ahead does not pay the region returns to inline and waits, longer each time, and
 * many times what the try has lost, before it tries again.
 */
final class Chunks {
  /** From which grain on each call is looked at by itself, where calls have a time limit. */
  private static final double LIMITED_NANOS = 1_000;

  private static final long SHORT_NANOS = 1_500_000;

  /** How many times as long, or as short, chunks must get before that is believed. */
  private static final double LONGER = 4;

  /** A grain from which on a try to run ahead does not fail. */
  private static final double CERTAIN_NANOS = 50_000;

  /** About what it takes to wake a thread that is parked. */
  static final double WAKE_NANOS = 50_000;

  private static final long EPOCH_NANOS = 300_000;
  private static final long LONG_EPOCH_NANOS = 5_000_000;
  private static final int EPOCH_CHUNKS = 8;

  /** How many times as long as the one before a chunk may be, and where chunks are tried out. */
  private static final double GROWTH = 2;

  private static final double TRY_GROWTH = 4;
  private static final double LOSS = 1.05;
  private static final long FIRST_PAUSE = 1_000_000;
  private static final long LAST_PAUSE = 1_000_000_000;

  /** How many times what a try has lost to wait before the next: so tries lose a small part. */
  private static final double LOSSES = 20;

  private static final long PROBE_NANOS = 50_000_000;

  /** How long a call of the caller's may take before the other threads run out of work. */
  private static final double STOCK_NANOS = 50e6;

  private final Run run;
  private final Loop loop;
  private final boolean nested;
  private LoopKind kind = LoopKind.STEPS;
  private int lastChunk;
  private double growth = GROWTH;
  private boolean started; // a chunk has been taken since it began to run ahead
  private boolean isLong; // chunks have been seen to be long since it began to run ahead
  private long epochFrom;
  private long epochIterations;
  private long epochNanos;
  private int epochChunks;
  private int strikes;
  private int changes; // epochs in a row in which the grain was not what it is inline
  private long probed;
  private double lost; // nanoseconds, by running ahead since it last gained

  Chunks(Run run, Loop loop, boolean nested) {
    this.run = run;
    this.loop = loop;
    this.nested = nested;
  }

  void kind(LoopKind kind) {
    this.kind = kind;
  }

  LoopKind kind() {
    return kind;
  }

  /** How many tasks without iterations to put in front of the next chunk's. */
  int empty() {
    return loop.ranges.take(loop.grain(), WarmUp.MOST);
  }

  /** Begins to run ahead. */
  void begin() {
    if (loop.inlineGrain > 0 && !(loop.taskGrain > loop.inlineGrain / 2)) {
      loop.taskGrain = 0;
    }
    lastChunk = loop.warm ? kind.longest : 0;
    growth = GROWTH;
    strikes = 0;
    changes = 0;
    lost = 0;
    started = false;
    isLong = loop.grain() > SHORT_NANOS;
  }

  /** Whether an iteration is known to take so long that a try to run ahead does not fail. */
  boolean isCertain() {
    return loop.grain() > CERTAIN_NANOS;
  }

  /**
   * How long one iteration may run to show that running ahead pays, if nothing is ahead yet. Where
   * the others were short, it may have had to wait for a processor.
   */
  long sure() {
    return isCertain() ? Strips.SURE_NANOS : Lane.SLICE_NANOS;
  }

  /** Hears that one has run for so long, and has not ended. */
  void hasRun(long nanos) {
    loop.taskGrain = nanos;
  }

  /** Begins to make chunks that are tried out, short ones first: their code is not compiled yet. */
  void tries() {
    loop.taskGrain = 0;
    lastChunk = 0;
    growth = TRY_GROWTH;
  }

  /** How many iterations to put in the next chunk, with {@code remaining} to be made, or -1. */
  int length(long remaining) {
    double grain = loop.grain();
    double most = grain > 0 ? kind.target / grain : 1;
    most = Math.min(most, growth * lastChunk + 1);
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
    return isCertain() ? Math.max(window(), stock()) : window();
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
      boolean changed = inline > 2 * task || inline < task / 2;
      changes = changed ? changes + 1 : 0;
      if (changes == 1) {
        return true; // it may only have had to wait for a processor
      }
      if (changed) {
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

  /**
   * Hears that the loop is over: if tasks were cheap, the next entry is not to run ahead at once.
   */
  void over() {
    double grain = loop.taskGrain;
    if (started && grain > 0 && grain < loop.inlineGrain / 2) {
      forget();
      loop.inlineGrain = grain;
      loop.steadyGrain = grain;
    }
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
