package org.jdeco.kernel.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jdeco.kernel.protocol.Request;

/** The execution thread, and the requests that wait for it. */
final class Executions implements AutoCloseable {
  private final BlockingQueue<Received> waiting = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * An execution thread; it starts with {@link #start}.
   *
   * @param first what it does before anything else
   * @param handler handles a request; throws nothing
   */
  Executions(Runnable first, Consumer<Received> handler) {
    thread =
        Thread.ofPlatform()
            .name("jdeco-execution")
            .daemon()
            .unstarted(() -> {
              first.run();
              run(handler);
            });
  }

  void start() {
    thread.start();
  }

  void add(Received message) {
    waiting.add(message);
  }

  /** Takes away the cells that wait; messages to comms stay. */
  List<Received> takeCells() {
    List<Received> cells = new ArrayList<>();
    for (Received message : waiting) {
      if (message.message().request() instanceof Request.Execute && waiting.remove(message)) {
        cells.add(message);
      }
    }
    return cells;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private void run(Consumer<Received> handler) {
    while (!closed) {
      try {
        handler.accept(waiting.take());
      } catch (InterruptedException e) {
        // an interrupt that was meant for a cell which has just ended, or the end: see closed
      }
    }
  }
}
