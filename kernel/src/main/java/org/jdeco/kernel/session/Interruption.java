package org.jdeco.kernel.session;

import java.time.Duration;
import org.jdeco.kernel.Frontend;
import org.jdeco.kernel.render.SnippetNames;

/**
 * The stopping of one execution: wakes its threads until it has ended, leaves its thread behind
 * when that hangs in code that nothing reaches, and sets the switch back to rest.
 */
final class Interruption implements Runnable {
  private static final Duration AGAIN = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration STRAGGLERS = Duration.ofMillis(500);

  private final Execution execution;
  private final StopSwitch stopSwitch;
  private final CellThread cellThread;
  private final Origins origins;

  Interruption(Execution execution, StopSwitch stopSwitch, CellThread cellThread, Origins origins) {
    this.execution = execution;
    this.stopSwitch = stopSwitch;
    this.cellThread = cellThread;
    this.origins = origins;
  }

  /** Begins to stop it. */
  void start() {
    stopSwitch.arm(execution);
    execution.stop();
    Thread.ofPlatform().daemon().name("jdeco-interrupt").start(this);
  }

  @Override
  public void run() {
    try {
      long begin = System.nanoTime();
      while (!execution.awaitEnd(AGAIN)) {
        execution.nudge();
        if (System.nanoTime() - begin > PATIENCE.toNanos() && leaveBehind()) {
          execution.awaitReturn(); // what was left behind is to end when it comes back
        }
      }
      execution.awaitIdle(STRAGGLERS);
      stopSwitch.disarm(execution);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean leaveBehind() {
    Thread thread = cellThread.thread();
    if (!execution.abandon(thread)) {
      return false;
    }
    execution.frontend().stream(
        Frontend.Stream.STDERR,
        "The cell hangs "
            + place(thread.getStackTrace())
            + ", which nothing can interrupt. It was left behind and ends when it comes back;"
            + " the session goes on.\n");
    cellThread.leaveBehind();
    execution.end();
    return true;
  }

  /** The innermost line of the user's in a stack, and what that line is in, in words. */
  private String place(StackTraceElement[] stack) {
    if (stack.length == 0) {
      return "in an unknown place";
    }
    String innermost = "in " + SnippetNames.plain(stack[0].toString());
    for (StackTraceElement frame : stack) {
      Place place = Frames.isSnippet(frame) ? origins.frames().place(frame) : null;
      if (place != null) {
        return place.named(Frames.name(frame)) + " (" + innermost + ")";
      }
    }
    return innermost;
  }
}
