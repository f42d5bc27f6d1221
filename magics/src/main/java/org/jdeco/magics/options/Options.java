package org.jdeco.magics.options;

/**
 * What a magic's line asks for.
 *
 * @param strict what would be assumed stays serial
 * @param trust the user's annotation overrules an effect the analysis found
 * @param explain show the plan beside the run
 * @param quiet show no display
 */
public record Options(boolean strict, boolean trust, boolean explain, boolean quiet) {
  /** What holds when a line asks for nothing. */
  public static Options defaults() {
    return new Options(false, false, false, false);
  }
}
