package org.jdeco.runtime;

/** The brake of code that nobody has prepared: its tasks run to their end. */
final class NoBrake implements Brake {
  @Override
  public void on() {}

  @Override
  public void off() {}

  @Override
  public void wake(Thread thread) {}

  @Override
  public void leaveBehind() {}
}
