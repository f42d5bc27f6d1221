package org.jdeco.magics.effects;

/** Something a method does, or may do, besides reading and writing objects. */
public enum Trait {
  /** Writes to standard output or standard error. */
  PRINTS,
  /** Reads standard input. */
  READS_INPUT,
  /** Asks for the time. */
  READS_CLOCK,
  /** Draws from a generator that is not seeded by the program, or is shared by all of it. */
  USES_RANDOMNESS,
  /** Lets time pass. */
  SLEEPS,
  /** Takes locks, or waits for other threads. */
  LOCKS,
  /** Starts threads, or hands work to other threads. */
  STARTS_THREADS,
  /** Reads files. */
  READS_FILES,
  /** Writes, makes, moves or deletes files. */
  WRITES_FILES,
  /** Speaks to other machines. */
  NETWORK,
  /** May end the program. */
  EXITS,
  /** Depends on the thread that runs it, such as its name or a {@code ThreadLocal}. */
  READS_THREAD,
  /** Draws from the generator that JDeco gives each iteration. */
  DRAWS,
  /** Calls JDeco itself in another way: displays something, forks. */
  CALLS_JDECO
}
