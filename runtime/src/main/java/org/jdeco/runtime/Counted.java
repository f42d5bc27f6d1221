package org.jdeco.runtime;

/** How often counted loops go round, for generated code. */
public final class Counted {
  private Counted() {}

  /**
   * Returns how many iterations {@code for (; i < bound; i += step)} has left, capped at {@link
   * Integer#MAX_VALUE}; with a negative step, {@code for (; i > bound; i += step)}.
   *
   * @param i the loop variable
   * @param bound what it is compared with
   * @param step what is added to it; not 0
   * @param inclusive whether the comparison is {@code <=} or {@code >=}
   */
  public static int left(long i, long bound, long step, boolean inclusive) {
    boolean up = step > 0;
    if (up ? (inclusive ? i > bound : i >= bound) : (inclusive ? i < bound : i <= bound)) {
      return 0;
    }
    long distance = up ? bound - i : i - bound;
    if (distance < 0) { // more than a long holds
      return Integer.MAX_VALUE;
    }
    long size = Math.abs(step);
    long left = inclusive ? distance / size + 1 : (distance - 1) / size + 1;
    return (int) Math.min(left, Integer.MAX_VALUE);
  }
}
