package org.jdeco.runtime;

/** The entry to the runtime for rewritten code and for users. */
public final class Deco {
  private static final class Default {
    static final Engine ENGINE = new Engine();
  }

  private Deco() {}

  /**
   * Opens a region for one entry of a loop, in the thread's current run or a default one.
   *
   * @param loop the loop's index in the run's {@link RunOptions#loops()}
   */
  public static Region region(int loop, Lookahead lookahead) {
    Run run = Run.CURRENT.get();
    return new Region(run == null ? Default.ENGINE.begin(RunOptions.DEFAULT) : run, lookahead);
  }
}
