package org.jdeco.kernel.session;

import java.util.function.Supplier;
import org.jdeco.runtime.Brake;
import org.jspecify.annotations.Nullable;

/** Stops code of the user's by the switch that stops cells. */
final class TaskBrake implements Brake {
  private final StopSwitch stopSwitch;
  private final Supplier<@Nullable Execution> running;
  private int users;

  TaskBrake(StopSwitch stopSwitch, Supplier<@Nullable Execution> running) {
    this.stopSwitch = stopSwitch;
    this.running = running;
  }

  @Override
  public void wake(Thread thread) {
    Execution execution = running.get();
    if (execution != null) {
      execution.wake(thread);
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
