package org.jdeco.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A task that follows the control flow of one iteration, and keeps a log of what its calls gave in
 * the order in which they were made. The replay's control flow is the same, so it takes the results
 * in that order, each by the number of its call in the text.
 *
 * <p>The log may end early: at an exception that does not come from a call, when the task is told
 * to stop, or where the caller had better try itself. And the replay may leave it: when it catches
 * what no call threw. From there on the caller makes the calls of the iteration itself, as they are
 * written. So a result is taken only as long as both are known to have gone the same way.
 */
public abstract class LoggedTask extends Task {
  /** How long a log may get; what runs away must not use up the memory. */
  private static final int MOST = 1 << 16;

  private int[] sites = new int[4];
  private @Nullable Object[] results = new Object[4];
  private boolean closed; // the task's: nothing more is kept
  private @Nullable Throwable failure; // the task's: what a call threw last
  private int taken;
  private boolean apart; // the replay's: it went another way
  private @Nullable Throwable thrown; // the replay's: what taking a result threw last

  /** What a call ended with that threw an exception. */
  private record Failure(Throwable thrown) {}

  /** Takes a task out of the code it runs, once its log has ended. */
  private static final class Over extends Error {
    private static final long serialVersionUID = 1;

    Over() {
      super("the task is over", null, false, false);
    }
  }

  /** For generated subclasses. */
  protected LoggedTask() {}

  /** Makes the calls of the iteration. */
  protected abstract void follow() throws Throwable;

  @Override
  protected final void run() {
    try {
      follow();
    } catch (Throwable left) { // a call's is in the log; any other the replay meets itself
      closed = true;
    }
  }

  /** Comes before each call, and wherever the task may be left. */
  public final void begin() throws Throwable {
    Work work = Lane.current().work;
    if (closed || done == MOST || (work != null && (work.unwanted() || work.hurried()))) {
      throw over();
    }
  }

  /** Ends the log, and returns what takes the task out of the code it runs. */
  public final Error over() {
    closed = true;
    return new Over();
  }

  /** Keeps what a call gave, unless it was stopped: then it may have given something else. */
  public final void keep(int site, @Nullable Object result) {
    Work work = Lane.current().work;
    closed |= work != null && work.isCut();
    if (!closed) {
      if (done == sites.length) {
        sites = Arrays.copyOf(sites, 2 * done);
        results = Arrays.copyOf(results, 2 * done);
      }
      sites[done] = site;
      results[done] = result;
      done++;
    }
  }

  /** Keeps what a call threw, unless the caller had better try itself; throws it. */
  public final Error fail(int site, Throwable met) throws Throwable {
    Work work = Lane.current().work;
    boolean deep = met instanceof StackOverflowError;
    closed |= work != null && deep && work.scope.mayBeDeeper();
    failure = met;
    keep(site, new Failure(met));
    throw met;
  }

  /** Hears what the task catches: it goes on if a call threw it, and it is caught but once. */
  public final void meet(Throwable met) {
    if (closed || met != failure) {
      throw over();
    }
    failure = null; // the same object may be thrown again, by no call
  }

  /** Returns whether what comes next in the log is this call's. On the caller's thread. */
  public final boolean has(int site) {
    if (apart || taken == done) {
      return false;
    }
    if (sites[taken] != site) {
      apart = true;
      assert false : "call " + site + " is made where the task made call " + sites[taken];
    }
    return !apart;
  }

  /** Takes what comes next in the log: delivers its text, returns or throws what the call did. */
  protected final @Nullable Object take() {
    int at = taken++;
    arrive(at);
    Object result = results[at];
    results[at] = null;
    if (result instanceof Failure failed) {
      thrown = failed.thrown;
      throw Sneaky.raise(Frames.joined(failed.thrown, this));
    }
    return result;
  }

  /** Hears what the replay catches: it leaves the log unless taking a result has just thrown it. */
  public final void part(Throwable met) {
    apart |= met != thrown;
    thrown = null; // the same object may be thrown again, by no call
  }
}
