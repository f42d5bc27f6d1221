package org.jdeco.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The execution of one cell: the regions and graphs that its thread opens belong to it until it
 * ends. Begun and ended by that thread; {@link #progress} and {@link #interrupt} are for any
 * thread.
 */
public final class Run implements AutoCloseable {
  final Engine engine;
  final Crew crew;
  final Inline inline;

  /** How many calls run at once. */
  final int workers;

  /** Whether a thread that waits for a result runs tasks meanwhile. */
  final boolean helps;

  /** Whether to run ahead from the first iteration on: the calls wait, or must be stoppable. */
  final boolean impatient;

  /** Whether the run or its calls have a time limit. */
  final boolean limited;

  /** The random stream of what the run's thread does outside of all regions. */
  final Streams.Stream stream;

  private final RunOptions options;
  private final String note;
  final @Nullable Lane lane; // null: a run that any thread may use
  private final @Nullable Run outer;
  private final @Nullable Shortcuts shortcuts; // what its thread knew in the outer one
  private final long began = System.nanoTime();
  private final long away;
  private final LongAdder tasks = new LongAdder();
  private final LongAdder inlined = new LongAdder();
  private final LongAdder chunks = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder left = new LongAdder();
  private final LongAdder barriers = new LongAdder();
  private final LongAdder taskNanos = new LongAdder();
  private final LongAdder otherNanos = new LongAdder(); // of these, on the runtime's own threads
  private final LongAdder spentNanos = new LongAdder();
  private final ConcurrentHashMap<Integer, Loop> loops = new ConcurrentHashMap<>();
  private final Map<Integer, String> places = new ConcurrentHashMap<>();
  private final ClassValue<Loop> byLookahead =
      new ClassValue<>() {
        @Override
        protected Loop computeValue(Class<?> type) {
          return new Loop(-1);
        }
      };
  private final AtomicReference<@Nullable Error> stop = new AtomicReference<>();
  private final @Nullable Watch watch;
  private final Processors processors;
  private final long queued;
  private volatile long total = -1;
  private volatile boolean observed;
  private long doubtful; // its own thread's
  private volatile @Nullable RunReport report;

  private Run(Engine engine, RunOptions options, @Nullable Lane lane, Pool pool) {
    this.engine = engine;
    this.options = options;
    this.lane = lane;
    outer = lane == null ? null : lane.run;
    shortcuts = outer == null || lane == null ? null : lane.shortcuts;
    away = lane == null ? 0 : lane.away;
    limited = options.callTimeout() != null;
    boolean threads = options.backend() == Backend.THREADS;
    crew = threads ? pool : new VirtualCrew(options.concurrency());
    impatient = !threads || limited;
    helps = threads && !limited;
    int wanted = options.workers() > 0 ? options.workers() : engine.workers();
    workers = threads ? wanted : options.concurrency();
    processors = new Processors(threads && lane != null ? wanted : 0);
    queued = lane == null ? -1 : crew.queued();
    note = options.inline() == Inline.NEVER ? "" : LoadGuard.objection(options.maxLoad());
    inline = note.isEmpty() ? options.inline() : Inline.ALWAYS;
    stream = new Streams.Stream(-1, Streams.mix(options.seed(), -1));
    watch = Watch.over(this, options.callTimeout(), options.runTimeout());
  }

  static Run begin(Engine engine, RunOptions options, Lane lane, Pool pool) {
    Run run = new Run(engine, options, lane, pool);
    lane.run = run;
    lane.shortcuts = null;
    return run;
  }

  /** A run without beginning or end, for threads that have begun none. */
  static Run ambient(Engine engine, Pool pool) {
    return new Run(engine, RunOptions.DEFAULT.withMaxLoad(Double.POSITIVE_INFINITY), null, pool);
  }

  /** How many threads of the pool it can use. */
  int threads() {
    return options.backend() == Backend.THREADS ? workers - 1 : 0;
  }

  /** Whether its loops let others begin with calls before anything is known about them. */
  boolean laysOut() {
    return lane != null && inline == Inline.AUTO && workers > 1 && !impatient;
  }

  /** Whether entries of loops that are over at once may pass without regions of their own. */
  boolean passes() {
    return inline != Inline.NEVER && !impatient && !observed;
  }

  /** Whether it has an end, at which it tells how many calls were made. */
  boolean counts() {
    return lane != null;
  }

  /** Hears that somebody asks which entry code is in; returns whether for the first time. */
  boolean observe() {
    boolean first = !observed;
    observed = true;
    return first;
  }

  /** What is known about a loop; in the ambient run, loops are told apart by their lookahead. */
  Loop loop(int index, Lookahead lookahead) {
    return lane == null ? byLookahead.get(lookahead.getClass()) : straight(index);
  }

  /** What is known about the straight-line code of an index. */
  Loop straight(int index) {
    Loop known = loops.get(index);
    return known != null ? known : loops.computeIfAbsent(index, Loop::new);
  }

  /**
   * Hears where loops are, for messages.
   *
   * @param known a description of the place, by the index given to {@link Deco#region}
   */
  public void locate(Map<Integer, String> known) {
    places.putAll(known);
  }

  /** Where a loop is, in words; empty if that is not known. */
  String place(Loop loop) {
    return places.getOrDefault(loop.index, "");
  }

  /** Hears that the outermost code enters a loop of {@code count} iterations, -1 if not known. */
  void entered(long count) {
    if (count >= 0) {
      total = tasks.sum() + inlined.sum() + count;
    }
  }

  /** Hears that another loop, of {@code count} iterations, comes before the one just entered. */
  void precedes(long count) {
    long known = total;
    if (count >= 0 && known >= 0) {
      total = known + count;
    }
  }

  void ran(Work work) {
    if (work.isLeft()) {
      return; // what it did has no part in the run
    }
    if (!work.skipped) {
      Loop loop = work.scope.loop();
      int iterations = work.iterations();
      tasks.add(iterations);
      loop.tasks.add(iterations);
      chunks.increment();
      loop.chunks.increment();
    }
    taskNanos.add(work.nanos);
    if (work.isOthers()) {
      otherNanos.add(work.nanos);
    }
  }

  /** Hears what its thread spent on running ahead, beyond what serial Java does. */
  void spent(long nanos) {
    spentNanos.add(nanos);
  }

  /** Hears of calls made as tasks whose results nobody takes. */
  void dropped(long iterations) {
    dropped.add(iterations);
  }

  /** Hears of results that were taken from a work which did not come to its end. */
  void took(Loop loop, long iterations) {
    tasks.add(iterations);
    loop.tasks.add(iterations);
  }

  void inlined(Loop loop, int iterations) {
    inlined.add(iterations);
    loop.inline.add(iterations);
  }

  /** Hears that a thread opens a loop: those that it closed before had come to their end. */
  void opens(Lane from) {
    if (from == lane) {
      doubtful = 0;
    }
  }

  /**
   * Hears that a loop is closed whose last strip, of {@code strip} iterations, counts as a whole,
   * though an exception may have ended it; its first iteration was begun.
   *
   * @param early whether there were iterations left, so that the strip has not come to its end
   */
  void closes(Lane from, int strip, boolean early) {
    int unsure = Math.max(0, strip - 1);
    if (early) {
      left.add(unsure);
    } else if (from == lane) {
      doubtful += unsure;
    }
  }

  void barrier() {
    barriers.increment();
  }

  /** Whether the run was told to stop. */
  boolean stopped() {
    return stop.getPlain() != null || stop.get() != null;
  }

  /** The limit of time that the run exceeded; null if it exceeded none. */
  public @Nullable CallTimeout overdue() {
    return stop.get() instanceof CallTimeout timeout ? timeout : null;
  }

  /** What its own thread is to throw where this run, or one around it, takes too long; or null. */
  @Nullable Error stoppedLate() {
    Run late = this;
    while (late != null && late.overdue() == null) {
      late = late.outer;
    }
    return late == null ? null : late.stopping();
  }

  /** What its threads throw once it was told to stop, or once their scope was cancelled. */
  Error stopping() {
    Error cause = stop.get();
    if (cause instanceof CallTimeout && lane != null && lane.thread == Thread.currentThread()) {
      cause.fillInStackTrace(); // where the code has got to, not who watched it
    }
    return cause != null ? cause : new RunInterrupted();
  }

  /** Makes the run's thread throw {@code cause} at its next step, and its workers end. */
  void stop(Error cause) {
    if (report == null && stop.compareAndSet(null, cause)) {
      crew.running(work -> {
        if (work.scope.run == this) {
          work.interrupt();
        }
      });
      crew.stir();
    }
  }

  /** Stops the run: its thread gets {@link RunInterrupted} at its next step. */
  public void interrupt() {
    stop(new RunInterrupted());
  }

  /** Returns the figures so far. */
  public Progress progress() {
    RunReport ended = report;
    return ended == null ? snapshot(RunState.RUNNING) : ended.totals();
  }

  private Progress snapshot(RunState state) {
    long now = System.nanoTime();
    long[] current = new long[3];
    crew.running(work -> {
      if (work.scope.run == this) {
        current[0] += work.iterations();
        current[1] += work.runningFor(now);
        current[2] += work.isOthers() ? work.runningFor(now) : 0;
      }
    });
    long wall = now - began;
    long spent = lane == null ? 0 : lane.away - away + spentNanos.sum();
    long serial = Math.max(0, wall - spent);
    long done = tasks.sum() + inlined.sum() - (state == RunState.RUNNING ? 0 : dropped.sum());
    boolean stopped = state == RunState.FAILED || state == RunState.INTERRUPTED;
    long unsure = stopped ? Math.clamp(left.sum() + doubtful, 0, done) : 0;
    return new Progress(
        state,
        done - unsure,
        unsure,
        current[0],
        total < 0 ? total : Math.max(total, done - unsure),
        tasks.sum(),
        inlined.sum(),
        chunks.sum(),
        barriers.sum(),
        wall,
        processors.needed(
            waited(otherNanos.sum() + current[2]), taskNanos.sum() + current[1], serial, wall),
        serial,
        workers,
        options.backend(),
        options.inline(),
        note);
  }

  /**
   * What part of their time in tasks the other threads have waited for a processor, or -1 if that
   * is not known; the caller's tasks had to wait as much.
   */
  private double waited(long others) {
    long now = queued < 0 ? -1 : crew.queued();
    return now < 0 ? -1 : others == 0 ? 0 : Math.max(0, now - queued) / (double) others;
  }

  /** Ends the run normally, or as interrupted if it was. On the thread that began it. */
  public RunReport end() {
    return end(stopped() ? RunState.INTERRUPTED : RunState.DONE);
  }

  /** Ends the run in a given state. On the thread that began it; later calls change nothing. */
  public RunReport end(RunState state) {
    RunReport ended = report;
    if (ended == null) {
      if (watch != null) {
        watch.end();
      }
      if (lane != null && lane.run == this) {
        leave(lane);
        Shortcuts known = lane.shortcuts;
        doubtful = known == null ? doubtful : known.doubtful(doubtful);
        lane.endShortcuts(shortcuts);
        lane.run = outer;
        crew.leave(lane);
      }
      ended = new RunReport(snapshot(state), loopReports());
      report = ended;
      engine.ended(this);
    }
    return ended;
  }

  /** Closes what straight-line code has left open that did not come to its end. */
  private void leave(Lane from) {
    for (Scope left = from.top; left != null && left.run == this; left = from.top) {
      left.close();
      from.top = left.parent;
    }
  }

  private List<LoopReport> loopReports() {
    List<LoopReport> reports = new ArrayList<>();
    loops.values().stream()
        .sorted(Comparator.comparingInt(loop -> loop.index))
        .forEach(loop ->
            reports.add(
                new LoopReport(
                    loop.index,
                    loop.tasks.sum(),
                    loop.inline.sum(),
                    loop.chunks.sum(),
                    loop.guarded,
                    loop.locked,
                    loop.grain())));
    return reports;
  }

  /** Ends the run if it has not been ended. */
  @Override
  public void close() {
    end();
  }
}
