package org.jdeco.runtime;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** A schedule that delays threads, changes lengths and turns modes by the draws of a seed. */
final class SeededSchedule implements Schedule {
  private final AtomicLong state;

  SeededSchedule(long seed) {
    state = new AtomicLong(seed);
  }

  private int draw(int bound) {
    long seed = state.getAndAdd(0x9E3779B97F4A7C15L);
    return (int) Long.remainderUnsigned(Streams.mix(seed, 1), bound);
  }

  @Override
  public void pass(Point point) {
    int draw = draw(64);
    if (draw < 8) {
      Thread.yield();
    } else if (draw == 8) {
      long until = System.nanoTime() + ThreadLocalRandom.current().nextInt(200_000);
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
    }
  }

  @Override
  public int length(int proposed) {
    return 1 + draw(12);
  }

  @Override
  public long gap(long proposed) {
    return draw(6) == 0 ? 1 + draw(20) : 0;
  }

  @Override
  public int unseen(int proposed) {
    return draw(4);
  }

  @Override
  public boolean ahead(boolean proposed) {
    return draw(4) != 0;
  }
}
