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
          "Region::before",
          "Deco::region",
          "Counted::left");

  private JvmOptions() {}

  /** The options. */
  static List<String> all() {
    List<String> options = new ArrayList<>();
    // Else exceptions that the JVM throws in fast code have no message and no stack trace.
    options.add("-XX:-OmitStackTraceInFastThrow");
    options.add("-XX:CompileCommand=quiet");
    for (String method : RARELY_CALLED) {
      options.add("-XX:CompileCommand=dontinline,org.jdeco.runtime." + method);
    }
    return options;
  }
}
