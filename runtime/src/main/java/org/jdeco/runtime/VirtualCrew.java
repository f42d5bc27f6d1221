package org.jdeco.runtime;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A virtual thread for each work, a bounded number at a time: for calls that wait. */
final class VirtualCrew implements Crew {
  private final int width;
  private final Lanes callers = new Lanes();
  private final Lanes threads = new Lanes();
  private final AtomicInteger active = new AtomicInteger();

  VirtualCrew(int width) {
    this.width = width;
  }

  @Override
  public void share(Lane lane, Scope scope) {
    lane.push(scope);
    callers.add(lane);
  }

  @Override
  public void withdraw(Lane lane, Scope scope) {
    if (lane.pop(scope)) {
      callers.remove(lane);
    }
  }

  @Override
  public void leave(Lane lane) {
    // it ends with its run
  }

  @Override
  public void offered() {
    int now = active.get();
    while (now < width) {
      if (active.compareAndSet(now, now + 1)) {
        start();
        return;
      }
      now = active.get();
    }
  }

  @Override
  public void laidOut() {
    // a run on it goes ahead at once
  }

  private void start() {
    Thread.ofVirtual()
        .inheritInheritableThreadLocals(false)
        .name("jdeco-virtual")
        .start(this::runOne);
  }

  private void runOne() {
    Work work = callers.claim(null, 0);
    if (work == null) {
      active.decrementAndGet();
      if (idle() && claimable()) {
        offered(); // it was offered while this thread still counted as active
      }
      return;
    }
    Lane lane = new Lane(Thread.currentThread(), true);
    Lane.adopt(lane);
    threads.add(lane);
    try {
      work.run(lane);
    } finally {
      threads.remove(lane);
      start(); // a fresh thread for the next one
    }
  }

  private boolean claimable() {
    for (Lane lane : callers.all()) {
      if (lane.claimable()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean idle() {
    return active.get() < width;
  }

  @Override
  public @Nullable Work claimUnder(Scope scope) {
    return null; // whatever is offered finds a thread of its own
  }

  @Override
  public void standIn(int change) {
    // callers do not count
  }

  @Override
  public void waits(Lane lane, boolean helps) {
    lane.waiting = true;
  }

  @Override
  public void goesOn(Lane lane, boolean helped) {
    lane.waiting = false;
  }

  @Override
  public void running(Consumer<Work> visitor) {
    threads.running(visitor);
  }

  @Override
  public void stir() {
    for (Lane lane : callers.all()) {
      if (lane.waiting) {
        LockSupport.unpark(lane.thread);
      }
    }
  }

  @Override
  public void abandon(Work work) {
    // its thread ends with it; nobody else needs it
  }

  @Override
  public long queued() {
    return -1;
  }

  @Override
  public int width() {
    return width;
  }
}
