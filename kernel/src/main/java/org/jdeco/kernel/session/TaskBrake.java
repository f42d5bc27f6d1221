package org.jdeco.kernel.session;

import java.util.function.Supplier;
import org.jdeco.kernel.Frontend;
import org.jdeco.runtime.Brake;
import org.jspecify.annotations.Nullable;

/** Stops code of the user's by the switch that stops cells. */
final class TaskBrake implements Brake {
  private final StopSwitch stopSwitch;
  private final Supplier<@Nullable Execution> running;
  private final Runnable interrupt;
  private int users;

  /**
   * The brake of a session.
   *
   * @param interrupt stops the cell that runs by all means, as the user would
   */
  TaskBrake(StopSwitch stopSwitch, Supplier<@Nullable Execution> running, Runnable interrupt) {
    this.stopSwitch = stopSwitch;
    this.running = running;
    this.interrupt = interrupt;
  }

  @Override
  public void wake(Thread thread) {
    Execution execution = running.get();
    if (execution != null) {
      execution.wake(thread);
    }
  }

  @Override
  public void leaveBehind() {
    Execution execution = running.get();
    if (execution != null) {
      execution.frontend().stream(
          Frontend.Stream.STDERR, "The cell has exceeded its limit of time, and goes on.\n");
      interrupt.run();
    }
  }

  @Override
  public synchronized void on() {
    if (users++ == 0) {
      stopSwitch.arm(this);
    }
  }

  @Override
  public synchronized void off() {
    if (--users == 0) {
      stopSwitch.disarm(this);
    }
  }
}
