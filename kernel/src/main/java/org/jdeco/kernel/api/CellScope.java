package org.jdeco.kernel.api;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * Which cell a thread works for. A thread started by a cell's code works for that cell for as long
 * as it lives; a pool's worker works for the cell that submitted the task, where that is known; any
 * other thread, among them the workers of the common pool that run parallel streams, works for the
 * cell in front.
 */
public final class CellScope {
  /** A thread's cell; {@code own} where the thread was told, not inherited. */
  private record Work(Cell cell, boolean own) {}

  private static final ThreadLocal<@Nullable Work> WORK =
      new InheritableThreadLocal<>() {
        @Override
        protected @Nullable Work childValue(@Nullable Work parent) {
          return parent == null ? null : new Work(parent.cell(), false);
        }
      };
  private static volatile @Nullable Cell foreground;

  private CellScope() {}

  /** The cell this thread works for; null when no cell has run yet. */
  public static @Nullable Cell find() {
    Work work = WORK.get();
    return work == null || (!work.own() && isCommon(Thread.currentThread()))
        ? foreground
        : work.cell();
  }

  private static boolean isCommon(Thread thread) {
    return thread instanceof ForkJoinWorkerThread worker
        && worker.getPool() == ForkJoinPool.commonPool();
  }

  /**
   * The cell this thread works for.
   *
   * @throws IllegalStateException if no cell has run yet
   */
  public static Cell current() {
    Cell cell = find();
    if (cell == null) {
      throw new IllegalStateException("no cell runs: this works in a notebook only");
    }
    return cell;
  }

  /** Runs something as work for a cell. */
  public static <T extends @Nullable Object, X extends Throwable> T within(
      Cell cell, Body<T, X> body) throws X {
    Work former = WORK.get();
    WORK.set(new Work(cell, true));
    try {
      return body.run();
    } finally {
      if (former == null) {
        WORK.remove();
      } else {
        WORK.set(former);
      }
    }
  }

  /** Makes a cell the one in front: for the session that runs it. */
  public static void foreground(@Nullable Cell cell) {
    foreground = cell;
  }

  /**
   * Something to run.
   *
   * @param <T> what it gives
   * @param <X> what it throws
   */
  @FunctionalInterface
  public interface Body<T extends @Nullable Object, X extends Throwable> {
    /** Runs it. */
    T run() throws X;
  }
}
