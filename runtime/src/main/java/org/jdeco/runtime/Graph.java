package org.jdeco.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Calls of straight-line code that run ahead of it, each as soon as the calls it depends on are
 * finished. Used by the thread that opened it, which takes a result with {@link Task#arrive}, or by
 * the call's number, and runs the call itself if nobody has begun it.
 *
 * <p>Forks are kept in the order they were made, which is the order in which serial Java makes the
 * calls; who looks for work takes the first that is ready.
 *
 * <p>Rewritten code opens one only if its calls paid before, see {@link #ahead}. What it opens
 * closes itself when its last result has been taken.
 */
public final class Graph extends Scope {
  /** What all calls of a graph together must take to be worth forking, in nanoseconds. */
  private static final double WORTH_NANOS = 40_000;

  /** How many entries to let pass without a look at the clock while the calls are too cheap. */
  private static final int LOOK = 64;

  private final Loop loop;
  private final int expected; // calls of rewritten code; 0: others fork what they like
  private final long opened = System.nanoTime();
  private int passed; // calls whose text, and failure, has been met
  private volatile Fork[] forks = new Fork[4];
  private volatile int count;
  private volatile int low; // all before it have been claimed

  Graph(Run run, Lane lane, Loop loop) {
    this(run, lane, loop, 0, Streams.nested(lane, run));
  }

  private Graph(Run run, Lane lane, Loop loop, int expected, long seed) {
    super(run, lane, seed);
    this.loop = loop;
    this.expected = expected;
    lane.top = this;
  }

  /**
   * Opens a graph for {@code calls} calls of rewritten code, or returns null where they are too
   * cheap to be worth it. At first they are taken to be; what is cheap is timed now and then, by an
   * empty graph. Random streams do not tell the difference.
   */
  static @Nullable Graph ahead(Run run, Lane lane, Loop loop, int calls) {
    lane.graphs++;
    boolean never = run.inline == Inline.ALWAYS || (run.workers == 1 && run.inline == Inline.AUTO);
    if (never || (run.inline == Inline.AUTO && loop.cheap > 0)) {
      loop.cheap--;
      run.inlined(loop, calls);
      run.closes(lane, calls, false);
      return null;
    }
    return new Graph(run, lane, loop, calls, 0);
  }

  /** Whether the calls are to be forked. */
  public boolean pays() {
    return run.inline == Inline.NEVER || loop.grain() == 0 || loop.grain() > WORTH_NANOS;
  }

  /** Whether nothing was forked. */
  boolean isEmpty() {
    return count == 0;
  }

  /** Hears that what is read ahead may be written meanwhile, so that nothing is forked. */
  public void guarded() {
    loop.guarded = true;
  }

  /** Hears that its thread holds locks that the calls may take, so that nothing is forked. */
  public void locked() {
    loop.locked = true;
    loop.guarded = true;
  }

  /**
   * Lets {@code task} run as soon as the tasks {@code after} are finished, which were forked in
   * this graph before. If one of those fails it is not run and fails likewise.
   *
   * @return {@code task}
   */
  public <T extends Task> T fork(T task, Task... after) {
    if (stopped()) {
      throw run.stopping();
    }
    int at = count;
    Fork fork = new Fork(this, task, at, after);
    Aside.fork(task, fork);
    Fork[] slots = forks;
    if (at == slots.length) {
      slots = Arrays.copyOf(slots, 2 * at);
      slots[at] = fork;
      forks = slots;
    } else {
      slots[at] = fork;
    }
    count = at + 1;
    if (run.inline != Inline.ALWAYS && run.workers > 1) {
      share();
      if (fork.ready()) {
        run.crew.offered();
      }
    }
    return task;
  }

  /** Returns the task of a call, to fork others after it. */
  public Task task(int call) {
    return forks[call].task(0);
  }

  /** Returns what a finished call gave, for a task that was forked after it. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // generated code
  public <T extends @Nullable Object> T result(int call) {
    return (T) ((Call) forks[call].task(0)).value;
  }

  /**
   * Whether the result of a call is to be taken from here, once it is there; otherwise the caller
   * makes the call. Calls before it are those that serial Java has made by then, the calls in its
   * arguments last, so that their text is delivered and their failures are thrown first.
   */
  public boolean has(int call) {
    boolean there = call < count && reach(call);
    if (!there) {
      run.inlined(loop, 1);
      passed = Math.max(passed, call + 1); // it stays open: the calls in its arguments are there
    }
    return there;
  }

  private boolean reach(int call) {
    for (; passed < call; passed++) {
      if (!finished(passed)) {
        return false;
      }
      task(passed).arrive(0);
    }
    return finished(call);
  }

  private boolean finished(int call) {
    forks[call].join();
    return !isForCaller(task(call));
  }

  /** Takes the result of a call that {@link #has} it, or throws what the call failed with. */
  @SuppressWarnings("TypeParameterUnusedInFormals") // the generated code knows it
  public <T extends @Nullable Object> T take(int call) {
    passed = Math.max(passed, call + 1);
    try {
      task(call).arrive(0);
      return result(call);
    } finally {
      if (call == expected - 1) {
        close();
      }
    }
  }

  @Override
  @Nullable Work claim() {
    int end = count;
    Fork[] slots = forks;
    int from = low;
    boolean leading = true;
    for (int i = from; i < end; i++) {
      Fork fork = slots[i];
      if (fork.unclaimed()) {
        leading = false;
        if (fork.ready() && fork.claim()) {
          return fork;
        }
      } else if (leading) {
        low = i + 1;
      }
    }
    return null;
  }

  @Override
  @Nullable Work claimFor(Work wanted) {
    Work needed = wanted instanceof Fork fork ? fork.claimTowards() : null;
    boolean nested = lane.work != null; // else others stand in, and nothing can keep the caller
    return needed == null && nested ? claim() : needed;
  }

  @Override
  boolean claimable() {
    return ready() > 0;
  }

  private int ready() {
    int end = count;
    Fork[] slots = forks;
    int ready = 0;
    for (int i = low; i < end; i++) {
      ready += slots[i].unclaimed() && slots[i].ready() ? 1 : 0;
    }
    return ready;
  }

  @Override
  void finished(Work work) {
    super.finished(work);
    for (int ready = ready(); ready > 0; ready--) {
      run.crew.offered(); // what came after it
    }
  }

  @Override
  void settle() {
    Fork[] slots = forks;
    for (int i = 0; i < count; i++) {
      await(slots[i]);
    }
  }

  @Override
  Work[] end() {
    learn();
    Fork[] slots = forks;
    Work[] rest = new Work[count];
    int claimed = 0;
    for (int i = 0; i < rest.length; i++) {
      Fork fork = slots[i];
      if (!fork.done() && !fork.claim()) {
        rest[claimed] = fork;
        claimed++;
      }
    }
    return Arrays.copyOf(rest, claimed);
  }

  /** Measures what all calls together take; an empty graph measures the code around them, too. */
  private void learn() {
    if (expected == 0) {
      return;
    }
    double nanos = 0;
    for (int i = 0; i < count; i++) {
      nanos += forks[i].done() ? forks[i].nanos : WORTH_NANOS;
    }
    loop.taskGrain = count > 0 ? nanos : System.nanoTime() - opened;
    loop.cheap = loop.taskGrain > WORTH_NANOS ? 0 : LOOK;
  }

  @Override
  long iteration() {
    return -1;
  }

  @Override
  boolean helps() {
    return run.workers == 1;
  }

  @Override
  long patience() {
    return 100_000;
  }

  @Override
  Loop loop() {
    return loop;
  }
}
