package org.jdeco.runtime;

/** The figures by which loops that make a task for each iteration differ from those of ranges. */
enum LoopKind {
  STEPS(200, 80, 40, 10_000, 2_000, 50e6, 400, 2_000, 100_000, 1024, 1 << 15),
  RANGES(2, 1, 0.9, 400, 400, 200e6, 24, 100, 500_000, 1 << 14, 1 << 19);

  /** Nanoseconds of an iteration from which to go ahead with two workers, and to come back. */
  final double worth;

  final double tiny;

  /** Nanoseconds that it takes the caller to take one result. */
  final double taking;

  /** Nanoseconds of an iteration up to which tasks are tried out before a loop runs ahead. */
  final double tried;

  /**
   * A grain up to which it may be code not compiled well yet that makes a loop look dear, and how
   * long a loop must have been run inline before such a grain is believed. Compilers have a queue,
   * so shorter loops may well be over before their fast code is there. From a smaller grain on, it
   * is believed the sooner the larger it is, since less of it is the code around the call.
   */
  final double cold;

  final double coldTime;

  final double coldGrain;

  /** Nanoseconds of an iteration up to which the cost of running ahead may matter. */
  final double gray;

  /** The time that a chunk should take. */
  final long target;

  /** The most iterations in a chunk and in the window. */
  final int longest;

  final int window;

  LoopKind(
      double worth,
      double tiny,
      double taking,
      double tried,
      double cold,
      double coldTime,
      double coldGrain,
      double gray,
      long target,
      int longest,
      int window) {
    this.worth = worth;
    this.tiny = tiny;
    this.taking = taking;
    this.tried = tried;
    this.cold = cold;
    this.coldTime = coldTime;
    this.coldGrain = coldGrain;
    this.gray = gray;
    this.target = target;
    this.longest = longest;
    this.window = window;
  }
}
