package org.jdeco.kernel.session;

import java.lang.reflect.InvocationTargetException;
import java.util.function.Function;
import org.jdeco.magics.Bundle;
import org.jspecify.annotations.Nullable;

/** What the evaluation of one snippet gave; used by the thread that evaluates it. */
final class Evaluation {
  private final Execution execution;
  private final Function<@Nullable Object, Bundle> show;
  private @Nullable Bundle shown;
  private @Nullable Throwable failure;

  /**
   * An evaluation that belongs to a cell.
   *
   * @param show makes of the value what is kept of it; called as part of the user's code, since it
   *     may run the value's own methods
   */
  Evaluation(Execution execution, Function<@Nullable Object, Bundle> show) {
    this.execution = execution;
    this.show = show;
  }

  Execution execution() {
    return execution;
  }

  void value(@Nullable Object value) {
    shown = show.apply(value);
  }

  /** Keeps the exception; returns one to throw for JShell. */
  InvocationTargetException failed(Throwable thrown) {
    failure = thrown;
    return new InvocationTargetException(thrown);
  }

  @Nullable Bundle shown() {
    return shown;
  }

  @Nullable Throwable failure() {
    return failure;
  }
}
