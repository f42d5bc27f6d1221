package org.jdeco.kernel.session;

import org.jdeco.runtime.Brake;

/** Stops tasks that are not wanted any more by the switch that stops cells. */
final class TaskBrake implements Brake {
  private final StopSwitch stopSwitch;
  private int users;

  TaskBrake(StopSwitch stopSwitch) {
    this.stopSwitch = stopSwitch;
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
