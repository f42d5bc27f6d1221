package org.jdeco.kernel.session;

import java.lang.Thread.UncaughtExceptionHandler;
import org.jdeco.kernel.Frontend;
import org.jdeco.kernel.api.CellScope;
import org.jspecify.annotations.Nullable;

/** Tells the exception that ends a thread in the cell the thread works for. */
final class Uncaught implements UncaughtExceptionHandler {
  private final Origins origins;
  private final @Nullable UncaughtExceptionHandler elsewhere;

  Uncaught(Origins origins, @Nullable UncaughtExceptionHandler elsewhere) {
    this.origins = origins;
    this.elsewhere = elsewhere;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    if (thrown instanceof StopError) {
      return;
    }
    if (CellScope.find() instanceof Execution execution) {
      StringBuilder text = new StringBuilder("Exception in thread \"" + thread.getName() + "\"\n");
      Trace.of(thrown, origins.frames()).forEach(line -> text.append(line).append('\n'));
      execution.frontend().stream(Frontend.Stream.STDERR, text.toString());
    } else if (elsewhere != null) {
      elsewhere.uncaughtException(thread, thrown);
    }
  }
}
