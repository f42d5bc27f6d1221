package org.jdeco.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What a region has ahead of its replay: chunks made from the lookahead, as many as pay, in the
 * order of the loop. The caller's, but for the window, from which everybody claims.
 */
final class Ahead {
  private static final long MOST_CHUNKS = 1024;

  private enum Mode {
    /** It makes no chunks; those that others have begun can still be taken. */
    OFF,
    /** It has laid out the first calls of the loop. */
    LAID_OUT,
    /** It has laid out chunks further on, to see what they take. */
    TRIES,
    /** It makes chunks. */
    ON
  }

  /** How long to make chunks before the next result is looked at. */
  private static final long REFILL_NANOS = 1_000_000;

  /** How many calls to have laid out for each worker at most. */
  private static final int LAID_OUT_EACH = 4;

  /**
   * How long to lay out one call for each worker: some may need classes that are not loaded yet.
   */
  private static final long LAY_OUT_NANOS = 10_000_000;

  /** How long to lay out more than one for each worker. */
  private static final long MORE_NANOS = 50_000;

  private final Region region;
  private final Run run;
  private final Chunks chunks;
  private final Trial trial;
  private final Feed feed;
  private final long total;
  private final boolean mayStay;
  private final boolean mayLeave;
  private @Nullable Window window;
  private long skipped; // iterations replayed inline that the lookahead has not passed
  private Mode mode = Mode.OFF;
  private int most; // chunks to keep ahead

  Ahead(Region region, Chunks chunks, Trial trial, Lookahead lookahead) {
    this.region = region;
    this.chunks = chunks;
    this.trial = trial;
    run = region.run;
    feed = new Feed(lookahead);
    total = Feed.total(lookahead);
    mayStay = feed.mayStay();
    mayLeave = feed.mayLeave();
  }

  /** How many iterations the loop has, or -1 if that is not known. */
  long total() {
    return total;
  }

  /** How many iterations are left when some have passed, or -1 if that is not known. */
  long remaining(long passed) {
    return total < 0 ? -1 : Math.max(0, total - passed);
  }

  /** See {@link Scope#mayStay}. */
  boolean mayStay() {
    return mayStay;
  }

  /** See {@link Scope#mayLeave}. */
  boolean mayLeave() {
    return mayLeave;
  }

  /** Whether it makes chunks. */
  boolean on() {
    return mode == Mode.ON;
  }

  /** Whether there is nothing more to make. */
  boolean over() {
    return feed.over();
  }

  /** What others claim from; null if nothing was made yet. */
  @Nullable Window window() {
    return window;
  }

  /** Hears of iterations that were run inline, for which there is no task. */
  void passed(int iterations) {
    skipped += iterations;
  }

  /** Begins to make chunks. */
  void begin() {
    feed.skip(skipped);
    skipped = 0;
    mode = Mode.ON;
    trial.succeeds();
    chunks.begin();
    most = Memory.plenty() ? chunks.firstWindow() : chunks.window();
    if (opened().claimable()) {
      run.crew.offered(); // what was laid out only
    }
  }

  /** Makes no more chunks; those that others have begun can still be taken. */
  void end() {
    trial.ends();
    mode = Mode.OFF;
  }

  private Window opened() {
    Window mine = window;
    if (mine == null) {
      mine = new Window();
      window = mine;
      region.share();
    }
    return mine;
  }

  /** Whether there is nothing made, but something could be. */
  boolean isIdle() {
    Window mine = window;
    return mode == Mode.OFF && (mine == null || mine.size() == 0) && !feed.over();
  }

  /**
   * Lets the others begin with the next calls while the caller makes the first, which may take
   * long. If it does not, the caller makes those itself that nobody has begun.
   */
  void layOut() {
    long from = System.nanoTime();
    mode = Mode.LAID_OUT;
    feed.skip(1);
    Window mine = opened();
    publish(mine, 1);
    layOutMore(mine);
    run.crew.laidOut();
    run.spent(System.nanoTime() - from);
  }

  private void layOutMore(Window mine) {
    long from = System.nanoTime();
    long passed = 0;
    int each = mayStay ? 1 : LAID_OUT_EACH;
    while (mine.unclaimed() < each * run.workers
        && passed < (mine.size() < run.workers ? LAY_OUT_NANOS : MORE_NANOS)
        && publish(mine, 1)) {
      passed = System.nanoTime() - from;
    }
  }

  /** Whether what it has was laid out only, for loops of which little is known. */
  boolean laidOut() {
    return mode == Mode.LAID_OUT;
  }

  /**
   * Lets the others begin with chunks further on, while the caller runs the iterations of the
   * {@code gap} inline: behind these it is known what the tasks take, and their code is compiled.
   * What nobody has begun by then, the caller can take back.
   */
  void tryOut(long gap) {
    long from = System.nanoTime();
    mode = Mode.TRIES;
    feed.skip(skipped + gap);
    skipped = 0;
    chunks.tries();
    Window mine = opened();
    boolean more = publish(mine, Integer.MAX_VALUE); // the first one may need classes
    run.crew.offered();
    long until = System.nanoTime() + REFILL_NANOS;
    long wanted = Math.min(gap, chunks.iterations());
    while (more && mine.iterations() < wanted && System.nanoTime() < until) {
      more = publish(mine, Integer.MAX_VALUE);
    }
    if (mine.claimable()) {
      run.crew.offered();
    }
    if (mine.size() == 0) {
      end(); // the loop is over before
    }
    run.spent(System.nanoTime() - from);
  }

  /** Looks at what the chunks have taken that were tried out. */
  void hear() {
    Window mine = window;
    if (mode == Mode.TRIES && mine != null) {
      mine.chunks(trial::hear);
    }
  }

  /** The first chunk, finished or not, or null when there is none. */
  @Nullable Chunk head() {
    Window mine = window;
    return mine == null ? null : mine.head();
  }

  private long headRunsFor() {
    Chunk head = head();
    return head == null ? 0 : head.runningFor(System.nanoTime());
  }

  /** After which time to look whether what was laid out has turned out to be long; 0: never. */
  long due() {
    return laidOut() && !feed.over() ? Math.max(1, chunks.sure() - headRunsFor()) : 0;
  }

  /** Drops the first chunk, which is finished. */
  void pop() {
    Window mine = window;
    if (mine != null) {
      mine.pop();
    }
  }

  /** Drops the first chunk, if nobody has claimed it; returns whether it did. */
  boolean retake() {
    Window mine = window;
    if (mine == null || !mine.retake()) {
      return false;
    }
    mine.pop();
    return true;
  }

  /** Makes as many chunks as there are to be, or as there is time for. */
  void refill() {
    Window mine = window;
    if (on()) {
      keepAhead();
    } else if (mine != null && laidOut() && chunks.isCertain()) {
      layOutMore(mine);
      if (mine.claimable()) {
        run.crew.offered();
      }
    }
  }

  private void keepAhead() {
    if (most < chunks.stock() && Memory.plenty()) {
      most += chunks.window();
    }
    Window mine = opened();
    long until = System.nanoTime() + REFILL_NANOS;
    while (hasRoom(mine) && publish(mine, Integer.MAX_VALUE) && System.nanoTime() < until) {}
  }

  private boolean hasRoom(Window mine) {
    return mine.size() < most && mine.iterations() < chunks.iterations();
  }

  /** Whether there is nothing more to make nor to claim, but something to wait for. */
  boolean overtakes() {
    Window mine = window;
    return mine != null && on() && feed.over() && !mine.claimable();
  }

  /** Makes a chunk if there are not enough for each thread to have one; false: it made none. */
  boolean supply() {
    Window mine = window;
    if (mine == null || !on() || mine.size() >= run.workers) {
      return false;
    }
    return hasRoom(mine) && publish(mine, Integer.MAX_VALUE);
  }

  /**
   * Makes a chunk more than usual, rather than let the caller idle; false: there is none. Begins to
   * run ahead where the caller has had to wait for long for what was laid out.
   */
  boolean produce() {
    long ran = laidOut() && !feed.over() ? headRunsFor() : 0;
    if (ran > chunks.sure() && run.engine.schedule.ahead(true)) {
      chunks.hasRun(ran);
      begin();
    }
    Window mine = window;
    if (mine == null || !on() || feed.over()) {
      return false;
    }
    if (mine.size() >= most && most < MOST_CHUNKS * run.workers && Memory.plenty()) {
      most *= 2;
    }
    return hasRoom(mine) && publish(mine, Integer.MAX_VALUE);
  }

  /** Makes a chunk for some of the first {@code passed} iterations, before the loop is entered. */
  boolean precede(long passed) {
    if (run.inline == Inline.ALWAYS || run.workers == 1) {
      return false;
    }
    if (!on()) {
      begin();
    }
    Window mine = opened();
    long room = passed - feed.passed();
    return room > 0 && hasRoom(mine) && publish(mine, room);
  }

  private boolean publish(Window mine, long longest) {
    if (feed.over()) {
      return false;
    }
    Schedule schedule = run.engine.schedule;
    int wanted = Math.max(1, schedule.length(chunks.length(remaining(feed.passed()))));
    int length = (int) Math.min(wanted, longest);
    Chunk made =
        chunks.kind() == LoopKind.RANGES
            ? feed.ranges(region, length, chunks.empty())
            : feed.steps(region, length);
    if (made == null) {
      return false;
    }
    made.tried = mode == Mode.TRIES;
    mine.publish(made);
    schedule.pass(Schedule.Point.PUBLISH);
    if (on() && isToBeOffered(made, mine)) {
      run.crew.offered();
    }
    return true;
  }

  /** Whether a chunk has to be offered: its caller may run what nobody else takes. */
  private boolean isToBeOffered(Chunk made, Window mine) {
    boolean taken = run.helps && !mayStay && region.lane.top == region;
    return !taken || chunks.isWorthWaking(made.iterations() * (long) mine.unclaimed());
  }

  /** Gives up predicting the loop; returns what was claimed. */
  Work[] giveUp() {
    feed.end();
    mode = Mode.OFF;
    Work[] rest = close();
    window = null;
    return rest;
  }

  /** Ends the claiming; returns what was claimed and not taken. */
  Work[] close() {
    hear();
    trial.ends();
    Window mine = window;
    return mine == null ? Work.NONE : mine.close();
  }
}
