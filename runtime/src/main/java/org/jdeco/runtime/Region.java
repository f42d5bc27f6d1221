package org.jdeco.runtime;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a rewritten loop: its replay takes from here what was computed ahead, or hears that
 * it is to run on as written. Used by the thread that opened it.
 *
 * <p>Inline, {@code cursor} counts the iterations of a strip up to {@code limit}, and nothing else
 * happens but, in loops that ask for each iteration, a look at the clock now and then. Ahead, it
 * counts the tasks of the chunk being replayed. Everything that is decided, measured or exchanged
 * with other threads happens between strips or chunks, in {@code turn}, and at the end. The class
 * is long since it is one state machine, whose fields the few lines that run for each iteration
 * read directly; what is ahead of it is in {@link Ahead}, and the figures are in {@link Strips} and
 * {@link Chunks}.
 */
public final class Region extends Scope {
  /** After how many inline iterations to look at the clock, where that is possible. */
  private static final int LOOK = 64;

  /** The same in the beginning of a strip: the loop may have become expensive. */
  private static final int FIRST_LOOK = 4;

  /** How many iterations of entries that pass to count at most before the run hears of them. */
  private static final int COUNTED = 1 << 30;

  private final int number;
  private final Strips strips;
  private final Chunks chunks;
  private final Trial trial;
  private final Loop loop;
  private final Schedule schedule;
  private final Ahead ahead;
  private @Nullable Chunk chunk; // the one being replayed
  private @Nullable Task @Nullable [] taken; // its tasks
  private @Nullable Task replayed; // of the iteration of a stream
  private @Nullable Task current; // the range task of this strip
  private int cursor;
  private int limit;
  private int rest; // of a range task that has to be run inline after all
  private long begun; // iterations replayed before the current strip or chunk
  private long stripFrom; // when the inline strip began; 0: there is none
  private long stripAway;
  private long spent; // what the inline strips so far took
  private int passing; // twice the entries that pass now, less the ends of them that are marked
  private long stripNanos; // how long it may take
  private int planned; // how long it is to be
  private int look; // after how many iterations to look at the clock next
  private int emptyStrips; // strips without iterations before it
  private int empty; // how many of these are still to be passed
  private boolean ranges;
  private boolean partly; // the chunk being replayed is still in the window
  private long gap; // iterations to run inline although the lookahead has passed them
  private @Nullable Region next; // of the loop that follows
  private final boolean draws;
  private final Shortcuts.@Nullable Shortcut outer; // what was known about entries before it
  private boolean begins = true;

  Region(Run run, Lane lane, int index, Loop loop, Lookahead lookahead, boolean draws) {
    super(run, lane, draws ? Streams.nested(lane, run) : 0);
    this.draws = draws;
    number = index;
    this.loop = loop;
    schedule = run.engine.schedule;
    boolean nested = lane.work != null;
    boolean mayStay = lookahead.$mayStay(); // tried out, its calls might keep the others
    trial = new Trial(run, loop, nested || mayStay);
    strips = new Strips(run, loop, nested, trial);
    chunks = new Chunks(run, loop, nested);
    ahead = new Ahead(this, chunks, trial, lookahead);
    Shortcuts known = lane.shortcuts;
    outer = known == null ? null : known.enter(index);
    lane.top = this;
  }

  /** A region that only counts the iterations of entries that pass, for the loop of another. */
  private Region(Region of) {
    super(of.run, of.lane);
    number = of.number;
    loop = of.loop;
    schedule = of.schedule;
    draws = false;
    trial = of.trial;
    strips = of.strips;
    chunks = of.chunks;
    ahead = new Ahead(this, chunks, trial, Guards.NOTHING);
    outer = null;
    begins = false;
    ranges = of.ranges;
    limit = COUNTED;
  }

  /**
   * Lets a region that was opened before this one, for the loop that follows this one's, make its
   * calls for iterations that this one has replayed, while this one's last calls keep the caller
   * waiting.
   *
   * @param next the other region, or null for none
   * @param ranges whether the other loop is replayed in strips
   * @return this
   */
  public Region before(@Nullable Region next, boolean ranges) {
    this.next = next;
    if (next != null) {
      if (ranges) {
        next.inRanges();
      }
      if (next.parent == null) {
        run.precedes(ahead.total());
      }
    }
    return this;
  }

  /**
   * Marks one end of the loop: called before it, where this does nothing, and when it has ended in
   * whatever way, where this closes the region. The JVM links a call when it is made for the first
   * time, which takes as long as all else that is to be done when a loop has ended.
   */
  public void bound() {
    if (begins) {
      begins = false;
    } else if (!closed()) {
      close();
    } else {
      passing--;
    }
  }

  /** Begins an iteration whose calls ask {@link #has} for their results. */
  public void step() {
    replayed = next();
  }

  /** Whether the results of the iteration's calls are to be taken from here. */
  public boolean has() {
    return replayed != null;
  }

  /** Takes the result of a call of the iteration, or throws what the call failed with. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // generated code
  public <T extends @Nullable Object> T take(int call) {
    return (T) replayed.taken(call);
  }

  /** The number that it was opened with. */
  int number() {
    return number;
  }

  /** Returns the finished task of the iteration that begins, or null: run it inline. */
  public @Nullable Task next() {
    int at = cursor;
    if (at < limit) {
      cursor = at + 1;
      @Nullable Task[] tasks = taken;
      return tasks == null ? null : tasks[at];
    }
    if (at > 0 && goesOn(at)) {
      return null;
    }
    turn();
    int from = cursor;
    cursor = from + 1;
    @Nullable Task[] tasks = taken;
    return tasks == null ? null : tasks[from];
  }

  /**
   * Returns how many iterations to execute now; 0: execute none and ask again.
   *
   * @param remaining the iterations left in this entry of the innermost loop
   */
  public int strip(int remaining) {
    int left = limit - cursor;
    if (left > 0 && taken == null) {
      int length = Math.min(left, remaining);
      cursor += length;
      return length;
    }
    return range(remaining);
  }

  /** Returns the task that covers exactly the strip just begun, or null: run it inline. */
  public @Nullable Task strip() {
    return current;
  }

  private int range(int remaining) {
    current = null;
    if (rest > 0) {
      int length = rest;
      rest = 0;
      return length;
    }
    if (!ranges) {
      inRanges();
    }
    if (empty == 0 && cursor >= limit) {
      turn();
    }
    if (empty > 0) {
      beginBehindEmpty();
      return 0;
    }
    Chunk replayed = chunk;
    if (replayed == null) {
      cursor = Math.min(limit, remaining);
      return cursor;
    }
    if (replayed.expected(cursor) != remaining) {
      mispredicted();
      cursor = Math.min(limit, remaining);
      return cursor;
    }
    Task task = replayed.tasks[cursor];
    int length = replayed.length(cursor);
    cursor++;
    if (task == null) {
      rest = length;
      return range(remaining);
    }
    if (task.aside != null && isForCaller(task)) {
      int passed = task.done / task.places();
      Chunk.restore(task, passed * task.places());
      rest = length - passed;
      length = passed;
      if (length == 0) {
        return range(remaining);
      }
    }
    current = task;
    return length;
  }

  private void inRanges() {
    ranges = true;
    strips.kind(LoopKind.RANGES);
    trial.kind(LoopKind.RANGES);
    chunks.kind(LoopKind.RANGES);
  }

  /** Passes one of the strips without iterations; behind the last of them the strip begins. */
  private void beginBehindEmpty() {
    empty--;
    if (empty == 0) {
      limit = planned;
      strips.passedEmpty(emptyStrips, System.nanoTime() - stripFrom);
      measure();
    }
  }

  /** Lengthens an inline countdown towards what was planned, unless it takes too long. */
  private boolean goesOn(int at) {
    if (at >= planned || System.nanoTime() - stripFrom > stripNanos) {
      return false;
    }
    look = Math.min(2 * look, LOOK);
    limit = Math.min(planned, at + look);
    cursor = at + 1;
    return true;
  }

  /** Ends the strip or chunk that was replayed, and begins the next: {@code limit} and the rest. */
  private void turn() {
    if (closed()) {
      counted();
      if (run.stopped()) {
        throw run.stopping();
      }
      return;
    }
    if (stopped()) {
      throw run.stopping();
    }
    schedule.pass(Schedule.Point.REPLAY);
    Chunk replayed = chunk;
    if (replayed != null) {
      if (partly && continues(replayed)) {
        return;
      }
      leave(replayed);
    } else if (limit > 0) {
      endStrip(System.nanoTime());
    }
    cursor = 0;
    if (gap == 0) {
      ahead.hear();
    }
    boolean may = !ahead.on() && (gap == 0 || trial.isOvertaken());
    if (may && schedule.ahead(!ahead.over() && strips.pays(ahead.remaining(begun)))) {
      ahead.begin();
    }
    Chunk next = gap > 0 ? refillBehindGap() : ahead.window() == null ? null : takeNextTimed();
    chunk = next;
    if (next != null) {
      taken = next.tasks;
      limit = partly ? next.finished() : next.count;
      planned = 0;
    } else {
      beginStrip();
    }
  }

  /** Waits for more of the chunk that is being replayed; false: all of it has been. */
  private boolean continues(Chunk replayed) {
    int passed = limit;
    boolean over = passed == replayed.count;
    await(replayed, passed);
    if (replayed.done()) {
      partly = false;
      ahead.pop();
    }
    limit = partly ? replayed.finished() : replayed.count;
    return !over;
  }

  /** Lets the others go on while the caller is in the gap; returns no chunk. */
  private @Nullable Chunk refillBehindGap() {
    ahead.refill();
    return null;
  }

  private void beginStrip() {
    taken = null;
    if (gap == 0 && ahead.isIdle()) {
      letOthersBegin();
    }
    long remaining = ahead.remaining(begun);
    int length = Math.max(1, schedule.length(strips.length(remaining)));
    planned = gap > 0 ? (int) Math.min(gap, length) : length;
    emptyStrips = ranges ? strips.empty(planned) : 0;
    empty = emptyStrips;
    look = FIRST_LOOK;
    limit = empty > 0 ? 0 : ranges ? planned : Math.min(planned, look);
    stripNanos = strips.allowance(planned);
    measure();
  }

  /** Lets others begin further on, where it is not known yet whether it pays to run ahead. */
  private void letOthersBegin() {
    if (begun == 0 && strips.laysOut(ahead.total())) {
      loop.laidOut = true;
      ahead.layOut();
      gap = 1;
    } else {
      gap = schedule.gap(strips.gap(ahead.remaining(begun)));
      if (gap > 0) {
        ahead.tryOut(gap);
      }
    }
  }

  private void measure() {
    long now = System.nanoTime();
    stripFrom = lane.presence.begin(now) ? System.nanoTime() : now;
    stripAway = lane.away;
  }

  /** Ends the strip in which the loop has ended; how much of a strip of ranges was made is open. */
  private void endLastStrip() {
    boolean whole = !ranges || begun + cursor == ahead.total(); // or an exception ended it
    long now = System.nanoTime();
    if (whole && strips.counts(cursor, now - stripFrom)) {
      endStrip(now);
    } else {
      run.inlined(loop, cursor);
      begun += cursor;
      spent += now - stripFrom;
    }
  }

  /** Returns one that only counts the iterations of entries that pass. */
  Region counter() {
    return new Region(this);
  }

  /** Tells the run what was counted. */
  void counted() {
    run.inlined(loop, cursor);
    cursor = 0;
  }

  /** Hears that an entry passes: both its ends will be marked. */
  void passes() {
    passing += 2;
  }

  /** Whether an entry passes now. */
  boolean isPassing() {
    return passing > 0;
  }

  /** Whether it is of a loop that goes in strips, so that an exception may end one early. */
  boolean inStrips() {
    return ranges;
  }

  private void endStrip(long now) {
    int iterations = cursor;
    long away = lane.away - stripAway;
    long nanos = now - stripFrom - away;
    long missed = Math.max(0, lane.presence.missed(now) - away);
    begun += iterations;
    spent += nanos;
    if (gap > 0) {
      gap -= iterations;
    } else {
      ahead.passed(iterations);
    }
    run.inlined(loop, iterations);
    strips.ranInline(iterations, Math.max(1, nanos), missed);
  }

  /** Tells the run of the calls that were made but not come to, or come to in unfinished chunks. */
  private void count(Work[] rest) {
    for (Work work : rest) {
      if (work != chunk && work.done() && !work.skipped) {
        run.dropped(work.iterations());
      }
    }
    Chunk replayed = chunk;
    if (replayed != null) {
      long passed = replayed.passed(cursor);
      if (replayed.done() && !replayed.skipped) {
        long left = replayed.iterations() - passed;
        if (left > 0) {
          run.dropped(left);
        }
      } else {
        run.took(loop, passed);
      }
    }
  }

  private void leave(Chunk replayed) {
    begun += replayed.iterations();
    chunk = null;
    if (ahead.laidOut()) {
      strips.ranInline(replayed.iterations(), Math.max(1, replayed.nanos), 0);
    } else if (ahead.on() && !replayed.tried && !schedule.ahead(chunks.staysAfter(replayed))) {
      ahead.end();
    }
  }

  /**
   * Takes the next chunk, and tells the run what that cost: serial Java would not have spent it.
   */
  private @Nullable Chunk takeNextTimed() {
    long away = lane.away;
    long from = System.nanoTime();
    try {
      return takeNext();
    } finally {
      if (lane.work == null) {
        run.spent(System.nanoTime() - from - (lane.away - away));
      }
    }
  }

  /** Returns the next chunk to replay, finished; null: run inline. */
  private @Nullable Chunk takeNext() {
    ahead.refill();
    Chunk head = ahead.head();
    if (head == null) {
      ahead.end();
      return null;
    }
    if (!ahead.on() && retakes(head)) {
      return null;
    }
    while (!await(head, 0)) {
      if (retakes(head)) {
        return null;
      }
    }
    partly = !head.done();
    if (!partly) {
      ahead.pop();
    }
    return head;
  }

  /** Whether nobody has begun the first chunk: its iterations are then run inline. */
  private boolean retakes(Chunk head) {
    boolean retaken = ahead.retake();
    if (retaken) {
      gap = head.iterations();
    }
    return retaken;
  }

  @Override
  boolean supply() {
    return ahead.supply();
  }

  /** Makes the window larger, when the caller would have to idle otherwise. */
  @Override
  boolean produce() {
    if (ahead.overtakes()) {
      return next != null && isLate() && next.precede(begun);
    }
    return ahead.produce();
  }

  /** Whether the chunk that is waited for takes longer than to wait for it by giving way. */
  private boolean isLate() {
    Chunk head = ahead.head();
    return !chunks.isShort()
        || (head != null && head.runningFor(System.nanoTime()) > chunks.patience());
  }

  /** Makes calls for some of the first {@code passed} iterations, before the loop is entered. */
  private boolean precede(long passed) {
    return !stopped() && ahead.precede(passed);
  }

  private void mispredicted() {
    Work[] rest = ahead.giveUp();
    retract(rest);
    restore(rest);
    spent = Long.MAX_VALUE / 2; // it has run ahead
    chunk = null;
    partly = false;
    taken = null;
    limit = 1 << 30;
    cursor = 0;
    measure();
  }

  @Override
  long iteration() {
    return begun + Math.max(0, cursor - 1);
  }

  @Override
  @Nullable Work claim() {
    Window shared = ahead.window();
    schedule.pass(Schedule.Point.CLAIM);
    return shared == null ? null : shared.claim();
  }

  @Override
  @Nullable Work claimOnly(Work wanted) {
    Window mine = ahead.window();
    if (mine == null || mine.head() != wanted) {
      return claim();
    }
    schedule.pass(Schedule.Point.CLAIM);
    return mine.retake() ? wanted : null;
  }

  @Override
  boolean claimable() {
    Window shared = ahead.window();
    return shared != null && shared.claimable();
  }

  @Override
  boolean helps() {
    return run.workers == 1 || chunks.isShort();
  }

  @Override
  long patience() {
    return chunks.patience();
  }

  @Override
  long due(Work work, long near) {
    return ahead.over() && !claimable() ? chunks.due(work, near) : ahead.due();
  }

  @Override
  boolean mayStay() {
    return ahead.mayStay();
  }

  @Override
  boolean mayLeave() {
    return ahead.mayLeave();
  }

  @Override
  void settle() {
    Window mine = ahead.window();
    if (mine != null) {
      mine.chunks(this::await);
    }
  }

  @Override
  Work[] end() {
    schedule.pass(Schedule.Point.CLOSE);
    run.closes(lane, begunStrip(), begun + passed() < ahead.total());
    if (chunk == null && cursor > 0) {
      endLastStrip();
      cursor = 0;
    } else if (ahead.on()) {
      chunks.over();
    }
    return ahead.close();
  }

  /** Brings back what is known about entries on its level, with what is known by this one. */
  @Override
  void over() {
    Shortcuts known = lane.shortcuts;
    boolean passes = ahead.window() == null && Shortcuts.isShort(spent) && !draws && run.passes();
    if (!passes) {
      if (known != null) {
        known.leaveLong(this, outer, ahead.total());
      }
      return;
    }
    if (known == null) {
      known = new Shortcuts();
      lane.shortcuts = known;
    }
    known.leaveShort(this, outer, begun, spent);
  }

  /** How many iterations the last strip or range task was to have; whether it had is not known. */
  private int begunStrip() {
    Chunk replayed = chunk;
    if (!ranges || cursor == 0 || replayed == null) {
      return ranges ? cursor : 0;
    }
    return replayed.length(cursor - 1);
  }

  /** How many iterations were begun since the current strip or chunk was. */
  private long passed() {
    Chunk replayed = chunk;
    return replayed == null ? cursor : replayed.passed(cursor);
  }

  @Override
  void restore(Work[] rest) {
    count(rest);
    Chunk replayed = chunk;
    if (replayed != null && replayed.done()) {
      replayed.restore();
    }
    for (Work work : rest) {
      if (work instanceof Chunk untaken && untaken.done()) {
        untaken.restore();
      }
    }
  }

  @Override
  Loop loop() {
    return loop;
  }
}
