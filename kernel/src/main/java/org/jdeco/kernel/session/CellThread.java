package org.jdeco.kernel.session;

import static java.lang.System.Logger.Level.DEBUG;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The thread that the cells' code runs on: always the same one, so that what belongs to a thread
 * lasts from cell to cell. One that hangs where nothing reaches it is left behind for a new one.
 */
final class CellThread implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(CellThread.class.getName());

  /** Room for deep recursion: eight times the usual. */
  private static final long STACK_BYTES = 8L << 20;

  private volatile Worker worker = new Worker();

  /** Runs something on the thread. */
  <T> Future<T> submit(Callable<T> body) {
    FutureTask<T> task = new FutureTask<>(body);
    worker.tasks.add(task);
    return task;
  }

  Thread thread() {
    return worker;
  }

  /** Goes on with another thread; the present one ends when it comes back. */
  void leaveBehind() {
    Worker former = worker;
    worker = new Worker();
    former.end();
  }

  @Override
  public void close() {
    worker.end();
  }

  /** The exception that ended a task. */
  static RuntimeException unwrapped(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException cause -> cause;
      case Error cause -> throw cause;
      case null, default -> new IllegalStateException(e);
    };
  }

  private static final class Worker extends Thread {
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private boolean over;

    Worker() {
      super(null, null, "jdeco-cell", STACK_BYTES, false);
      setDaemon(true);
      start();
    }

    /** Ends the thread after the tasks it has. */
    void end() {
      tasks.add(() -> over = true);
    }

    @Override
    public void run() {
      while (!over) {
        try {
          tasks.take().run();
        } catch (InterruptedException e) {
          LOGGER.log(DEBUG, "an interrupt came after its cell had ended");
        }
      }
    }
  }
}
