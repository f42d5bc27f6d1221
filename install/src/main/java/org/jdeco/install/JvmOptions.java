package org.jdeco.install;

import java.util.ArrayList;
import java.util.List;

/** What the JVM of every kernel is told. */
final class JvmOptions {
  /**
   * What a rewritten loop calls once in many iterations only. It is not to become a part of the
   * loop's fast code: compiling that took several times as long as compiling the loop as written,
   * which ran in slow code meanwhile.
   */
  private static final List<String> RARELY_CALLED =
      List.of(
          "Region::turn",
          "Region::range",
          "Region::goesOn",
          "Scope::close",
          "Region::bound",
          "Region::before",
          "Deco::region",
          "Deco::pass",
          "Counted::left");

  /**
   * What runs when a loop ends, before the statement that follows it: once in a loop, so that it
   * would be interpreted for ever, which takes several times as long as waiting for the last call.
   */
  private static final List<String> ONCE_A_LOOP =
      List.of(
          "Region::bound",
          "Scope::close",
          "Region::end",
          "Region::restore",
          "Region::endLastStrip",
          "Region::endStrip",
          "Region::over",
          "Region::begunStrip",
          "Region::count",
          "Region::passed",
          "Run::closes",
          "Strips::counts",
          "Strips::isLittle",
          "Chunks::over",
          "Ahead::close",
          "Ahead::hear",
          "Trial::ends",
          "Window::close",
          "Chunk::passed",
          "Chunk::restore",
          "Pool::withdraw",
          "Lane::pop");

  /**
   * The threads that compile, at least. With one for optimized code, as small machines have, a loop
   * waits in slow code until whatever is being optimized is done, which took up to 50 ms.
   */
  private static final int COMPILERS = 4;

  /** Up to how many processors the JVM would have fewer. */
  private static final int SMALL = 4;

  /** How much earlier than other code a cell's code is compiled: nobody calls it in vain. */
  private static final String SOONER = "-XX:CompileCommand=CompileThresholdScaling,REPL/*.*,0.3";

  /**
   * How much earlier the method is compiled that the body of a counted loop is put in. It is
   * entered anew for every strip; until its optimized code is there, each strip begins in slow
   * code.
   */
  private static final String BODY = "-XX:CompileCommand=CompileThresholdScaling,*.$inline,0.1";

  private JvmOptions() {}

  /** The options, on a machine with so many processors. */
  static List<String> all(int processors) {
    List<String> options = new ArrayList<>();
    // Else exceptions that the JVM throws in fast code have no message and no stack trace.
    options.add("-XX:-OmitStackTraceInFastThrow");
    if (processors <= SMALL) {
      options.add("-XX:CICompilerCount=" + COMPILERS);
    }
    // The runtime looks for them once, to see whether they rest.
    options.add("-XX:-UseDynamicNumberOfCompilerThreads");
    options.add("-XX:CompileCommand=quiet");
    options.add(SOONER);
    options.add(BODY);
    for (String method : RARELY_CALLED) {
      options.add("-XX:CompileCommand=dontinline,org.jdeco.runtime." + method);
    }
    for (String method : ONCE_A_LOOP) {
      options.add(
          "-XX:CompileCommand=CompileThresholdScaling,org.jdeco.runtime." + method + ",0.01");
    }
    return options;
  }
}
