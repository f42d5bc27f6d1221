package org.jdeco.kernel.api;

import org.jspecify.annotations.Nullable;

/**
 * Which cell a thread works for. A thread started by a cell's code works for that cell for as long
 * as it lives; a pool's worker works for the cell that submitted the task, where that is known; any
 * other thread works for the cell that runs in the foreground.
 */
public final class CellScope {
  private static final ThreadLocal<@Nullable Cell> OWN = new InheritableThreadLocal<>();
  private static volatile @Nullable Cell foreground;

  private CellScope() {}

  /** The cell this thread works for; null when no cell has run yet. */
  public static @Nullable Cell find() {
    Cell own = OWN.get();
    return own != null ? own : foreground;
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

  /** Makes this thread work for a cell, or for whichever is in front; returns the former one. */
  public static @Nullable Cell enter(@Nullable Cell cell) {
    Cell former = OWN.get();
    if (cell == null) {
      OWN.remove();
    } else {
      OWN.set(cell);
    }
    return former;
  }

  /** Makes a cell the one in front: for the session that runs it. */
  public static void foreground(@Nullable Cell cell) {
    foreground = cell;
  }
}
