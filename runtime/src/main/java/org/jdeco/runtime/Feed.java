package org.jdeco.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A lookahead being walked: it makes chunks of tasks, or skips what the replay did itself. */
final class Feed {
  private static final int MOST_RANGES = 256;

  private final Lookahead lookahead;
  private int at; // in the current stretch
  private int stretch; // its length
  private boolean over;
  private long passed;

  Feed(Lookahead lookahead) {
    this.lookahead = lookahead;
  }

  /** How many iterations a loop has, or -1 if that is not known. */
  static long total(Lookahead lookahead) {
    try {
      return lookahead.$total();
    } catch (Throwable met) { // the replay meets it itself
      return -1;
    }
  }

  /** See {@link Lookahead#$mayStay}. */
  boolean mayStay() {
    return lookahead.$mayStay();
  }

  /** See {@link Lookahead#$mayLeave}. */
  boolean mayLeave() {
    return lookahead.$mayLeave();
  }

  /** Whether there is nothing more to make: the loop is over, or its prediction failed. */
  boolean over() {
    return over;
  }

  /** The iterations made or skipped so far. */
  long passed() {
    return passed;
  }

  /** Gives up predicting. */
  void end() {
    over = true;
  }

  /** Passes iterations without making tasks. */
  void skip(long iterations) {
    for (long left = iterations; left > 0 && move(); ) {
      int step = (int) Math.min(left, stretch - at);
      at += step;
      passed += step;
      left -= step;
    }
  }

  /** Makes a chunk of step tasks, or returns null when there is nothing more to make. */
  @Nullable Chunk steps(Scope scope, int iterations) {
    @Nullable Task[] tasks = new Task[iterations];
    int count = 0;
    try {
      while (count < iterations && (at < stretch || move())) {
        tasks[count] = lookahead.$task(at, at + 1);
        count++;
        at++;
      }
    } catch (Throwable met) { // the replay meets it itself
      over = true;
    }
    if (count == 0) {
      return null;
    }
    Chunk chunk = Chunk.ofSteps(scope, passed, tasks, count);
    passed += count;
    return chunk;
  }

  /**
   * Makes a chunk of range tasks, or returns null when there is nothing more to make.
   *
   * @param empty how many tasks without iterations to put in front
   */
  @Nullable Chunk ranges(Scope scope, int iterations, int empty) {
    @Nullable Task[] tasks = new Task[1 + empty];
    int[] lengths = new int[1 + empty];
    int[] expected = new int[1 + empty];
    int count = 0;
    int made = 0;
    try {
      while (count < empty && move()) {
        tasks[count] = lookahead.$task(at, at);
        expected[count] = stretch - at;
        count++;
      }
      while (made < iterations && count < MOST_RANGES && move()) {
        if (count == tasks.length) {
          tasks = Arrays.copyOf(tasks, 4 * count);
          lengths = Arrays.copyOf(lengths, 4 * count);
          expected = Arrays.copyOf(expected, 4 * count);
        }
        int length = Math.min(iterations - made, stretch - at);
        tasks[count] = lookahead.$task(at, at + length);
        lengths[count] = length;
        expected[count] = stretch - at;
        count++;
        at += length;
        made += length;
      }
    } catch (Throwable met) { // the replay meets it itself
      over = true;
    }
    if (made == 0) {
      return null;
    }
    Chunk chunk = Chunk.ofRanges(scope, passed, made, tasks, count, lengths, expected);
    passed += made;
    return chunk;
  }

  /** Sees to it that there is an iteration at hand; returns false when there is none. */
  private boolean move() {
    if (at < stretch) {
      return true;
    }
    if (!over) {
      try {
        stretch = lookahead.$advance();
      } catch (Throwable met) { // the replay meets it itself
        stretch = 0;
      }
      at = 0;
      over = stretch <= 0;
    }
    return !over;
  }
}
