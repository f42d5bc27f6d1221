package org.jdeco.runtime;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who runs works: the seam between scopes, which offer works, and the threads, processes or
 * machines that claim and finish them. Whoever takes a work from {@link Scope#claim} finishes it.
 */
interface Crew {
  /** Lets the crew take work from {@code scope}, which {@code lane}'s thread has opened. */
  void share(Lane lane, Scope scope);

  /** Ends that. */
  void withdraw(Lane lane, Scope scope);

  /** Hears that {@code lane}'s thread has ended a run. */
  void leave(Lane lane);

  /** Hears that a shared scope has something to claim. Cheap when all are busy. */
  void offered();

  /**
   * Hears that a shared scope has something to claim that may not be worth waking anybody: who
   * looks for work by itself will find it. Always cheap.
   */
  void laidOut();

  /** Whether somebody is waiting for work. */
  boolean idle();

  /** Claims, for a thread that waits in {@code scope}, work of scopes opened below it. */
  @Nullable Work claimUnder(Scope scope);

  /** Lets one thread more, or one less again, work in place of a caller that only waits. */
  void standIn(int change);

  /**
   * Hears that {@code lane}'s thread is going to park until something of its scope is finished.
   *
   * @param helps whether it does some of what is offered meanwhile
   */
  void waits(Lane lane, boolean helps);

  /** Hears that it goes on, which had said whether it helps. */
  void goesOn(Lane lane, boolean helped);

  /** Calls {@code visitor} with every work being run. */
  void running(Consumer<Work> visitor);

  /** Makes parked threads look again whether their scope was stopped. */
  void stir();

  /** Gives up on a work that was interrupted and does not end. */
  void abandon(Work work);

  /**
   * How many nanoseconds its threads have waited for a processor since they began, or -1 if that is
   * not known.
   */
  long queued();

  /** How many calls it runs at once, the caller's own included. */
  int width();
}
