package org.jdeco.magics;

import java.util.List;
import org.jdeco.magics.options.Order;
import org.jdeco.magics.plan.ConcurrentMethods;
import org.jdeco.magics.show.Explained;
import org.jdeco.magics.show.Status;
import org.jdeco.runtime.Engine;

/** Does what {@code %deco} lines want. Execution thread. */
record DecoLine(
    Session session,
    Runs runs,
    Engine engine,
    ConcurrentMethods methods,
    Declarations declarations,
    History history) {

  void follow(Order order) {
    session.display(
        switch (order) {
          case Order.Status _ -> status().bundle();
          case Order.Workers(int count) -> {
            engine.workers(count);
            yield Bundle.text(count == 1 ? "1 worker from now on" : count + " workers from now on");
          }
          case Order.Shutdown _ -> {
            engine.shutdown();
            yield Bundle.text("the worker threads have stopped; the next run starts new ones");
          }
          case Order.Explain(boolean code) ->
              history
                  .last()
                  .map(entry -> code ? entry.explained() : entry.explained().withoutCode())
                  .map(Explained::bundle)
                  .orElseGet(DecoLine::nothingYet);
          case Order.Race _ ->
              history
                  .last()
                  .map(entry -> RecordedRun.again(runs, entry).bundle())
                  .orElseGet(DecoLine::nothingYet);
          case Order.Show _ ->
              history.last().map(entry -> entry.view().bundle()).orElseGet(DecoLine::nothingYet);
        });
  }

  private Status status() {
    return new Status(
        engine.workers(),
        Runtime.getRuntime().availableProcessors(),
        List.copyOf(methods.all()),
        declarations.lapsed(),
        history.all().stream()
            .map(entry -> new Status.PastRun(entry.title(), entry.view()))
            .toList());
  }

  private static Bundle nothingYet() {
    return Bundle.text("no cell has run through %%synchronized or %%deco yet");
  }
}
