package org.jdeco.runtime;

/** The room left in the heap. */
final class Memory {
  private Memory() {}

  /** Whether a quarter of what the heap may grow to is still to be had. */
  static boolean plenty() {
    Runtime runtime = Runtime.getRuntime();
    long most = runtime.maxMemory();
    long used = runtime.totalMemory() - runtime.freeMemory();
    return most - used > most / 4;
  }
}
