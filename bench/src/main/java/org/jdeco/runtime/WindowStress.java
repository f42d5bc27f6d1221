package org.jdeco.runtime;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** What several threads may see of a region's window and of a work's completion. */
public class WindowStress {
  private WindowStress() {}

  private static final class Value extends Task {
    int value;

    @Override
    protected void run() {
      value = 7;
      done = 1;
    }
  }

  private static final class Nothing extends Lookahead {
    @Override
    protected int $advance() {
      return 0;
    }

    @Override
    protected Task $task(int from, int to) {
      return new Value();
    }
  }

  private static Region region() {
    Engine engine = new Engine(1);
    Lane lane = new Lane(Thread.currentThread(), false);
    return new Region(engine.ambient(), lane, 0, new Loop(0), new Nothing(), true);
  }

  private static Chunk chunk(Region region, int first) {
    return Chunk.ofSteps(region, first, new Task[] {new Value()}, 1);
  }

  private static int first(Window window) {
    Chunk chunk = window.claim();
    return chunk == null ? -1 : (int) chunk.iteration(0);
  }

  /** Two threads claim. */
  @JCStressTest
  @Outcome(
      id = {"0, 1, 1", "1, 0, 1"},
      expect = Expect.ACCEPTABLE)
  @Outcome(id = ".*", expect = Expect.FORBIDDEN, desc = "a chunk claimed twice or lost")
  @State
  public static class Claim {
    private final Region region = region();
    private final Window window = new Window();

    /** Publishes before the actors begin. */
    public Claim() {
      for (int i = 0; i < 3; i++) {
        window.publish(chunk(region, i));
      }
    }

    /** A worker. */
    @Actor
    public void one(III_Result r) {
      r.r1 = first(window);
    }

    /** Another. */
    @Actor
    public void other(III_Result r) {
      r.r2 = first(window);
    }

    /** What is left. */
    @Arbiter
    public void rest(III_Result r) {
      while (first(window) >= 0) {
        r.r3++;
      }
    }
  }

  /** A thread claims while the caller publishes so much that the ring grows. */
  @JCStressTest
  @Outcome(
      id = {"-1, 17", "15, 16"},
      expect = Expect.ACCEPTABLE)
  @Outcome(id = ".*", expect = Expect.FORBIDDEN, desc = "a chunk claimed twice, lost or torn")
  @State
  public static class Publish {
    private final Region region = region();
    private final Window window = new Window();

    /** Fills the ring but for one slot, and claims that much. */
    public Publish() {
      for (int i = 0; i < 15; i++) {
        window.publish(chunk(region, i));
        first(window);
      }
    }

    /** The caller. */
    @Actor
    public void publish() {
      window.publish(chunk(region, 15));
      window.publish(chunk(region, 16));
    }

    /** A worker. */
    @Actor
    public void claim(II_Result r) {
      r.r1 = first(window);
    }

    /** What is left: the sum of the numbers, from which the rest follows. */
    @Arbiter
    public void rest(II_Result r) {
      int last = r.r1;
      for (int next = first(window); next >= 0; next = first(window)) {
        last = next;
      }
      r.r2 = last == 16 ? (r.r1 < 0 ? 17 : 16) : last;
    }
  }

  /** A result is there once its work is seen to be finished. */
  @JCStressTest
  @Outcome(
      id = {"0, 0", "1, 7"},
      expect = Expect.ACCEPTABLE)
  @Outcome(id = ".*", expect = Expect.FORBIDDEN, desc = "finished without its result")
  @State
  public static class Finish {
    private final Region region = region();
    private final Value task = new Value();
    private final Chunk chunk = Chunk.ofSteps(region, 0, new Task[] {task}, 1);

    /** A worker. */
    @Actor
    public void run() {
      chunk.run(new Lane(Thread.currentThread(), true));
    }

    /** The caller. */
    @Actor
    public void take(II_Result r) {
      if (chunk.done()) {
        r.r1 = 1;
        r.r2 = task.value;
      }
    }
  }

  /** A work that is claimed while the region closes is run by its claimant or was never claimed. */
  @JCStressTest
  @Outcome(
      id = {"0, 0", "1, 1"},
      expect = Expect.ACCEPTABLE)
  @Outcome(
      id = ".*",
      expect = Expect.FORBIDDEN,
      desc = "the region does not wait for a claimed one")
  @State
  public static class Close {
    private final Region region = region();
    private final Window window = new Window();

    /** Publishes before the actors begin. */
    public Close() {
      window.publish(chunk(region, 0));
    }

    /** A worker. */
    @Actor
    public void claim(II_Result r) {
      r.r1 = first(window) >= 0 ? 1 : 0;
    }

    /** The caller. */
    @Actor
    public void close(II_Result r) {
      r.r2 = window.close().length;
    }
  }

  /** An interrupt meant for a work does not outlive it. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE)
  @Outcome(id = ".*", expect = Expect.FORBIDDEN, desc = "the flag leaked into what came after")
  @State
  public static class Interrupt {
    private final Region region = region();
    private final Chunk chunk = chunk(region, 0);

    /** A worker. */
    @Actor
    public void run(II_Result r) {
      chunk.run(new Lane(Thread.currentThread(), true));
      r.r1 = Thread.interrupted() ? 1 : 0;
    }

    /** Who cancels. */
    @Actor
    public void interrupt(II_Result r) {
      chunk.interrupt();
      r.r2 = 0;
    }
  }
}
