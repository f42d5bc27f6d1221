package org.jdeco.runtime;

import java.util.concurrent.atomic.AtomicLong;

/** Makes engines whose schedule is bent by the draws of a seed, for tests of other packages. */
public final class BentEngine {
  private final Bent schedule = new Bent();
  private final Engine engine;

  /** An engine with a number of workers. */
  public BentEngine(int workers) {
    engine = new Engine(workers, schedule);
  }

  /** The engine; whoever made this closes it. */
  public Engine engine() {
    return engine;
  }

  /**
   * Bends the schedule anew; with {@code flips}, regions also turn from ahead to inline and back.
   */
  public void bend(long seed, boolean flips) {
    schedule.state.set(seed);
    schedule.flips = flips;
  }

  private static final class Bent implements Schedule {
    private final AtomicLong state = new AtomicLong();
    private volatile boolean flips;

    private int draw(int bound) {
      long mixed = state.addAndGet(0x9E3779B97F4A7C15L);
      mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
      mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
      return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 31), bound);
    }

    @Override
    public void pass(Point point) {
      int draw = draw(32);
      if (draw < 6) {
        Thread.yield();
      } else if (draw == 6) {
        long until = System.nanoTime() + draw(80_000);
        while (System.nanoTime() < until) {
          Thread.onSpinWait();
        }
      }
    }

    @Override
    public int length(int proposed) {
      return 1 + draw(4);
    }

    @Override
    public long gap(long proposed) {
      return !flips ? proposed : draw(6) == 0 ? 1 + draw(6) : 0;
    }

    @Override
    public boolean ahead(boolean proposed) {
      return flips ? draw(4) != 0 : proposed;
    }
  }
}
