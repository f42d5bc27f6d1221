package org.jdeco.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Calls of straight-line code that run ahead of it, each as soon as the calls it depends on are
 * finished. Used by the thread that opened it, which takes a result with {@link Task#arrive} and
 * runs the call itself if nobody has begun it.
 *
 * <p>Forks are kept in the order they were made; who looks for work takes the first that is ready.
 */
public final class Graph extends Scope {
  private final Loop loop;
  private volatile Fork[] forks = new Fork[4];
  private volatile int count;
  private volatile int low; // all before it have been claimed

  Graph(Run run, Lane lane, Loop loop) {
    super(run, lane, loop.index);
    this.loop = loop;
    lane.top = this;
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
    return needed != null ? needed : claim();
  }

  @Override
  boolean claimable() {
    return low < count;
  }

  @Override
  void finished(Work work) {
    super.finished(work);
    if (claimable()) {
      run.crew.offered(); // what came after it may be ready now
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
