package org.jdeco.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Tells whether the machine is too busy to be given more, from the system's load average. */
final class LoadGuard {
  private static final Path LOAD = Path.of("/proc/loadavg");

  private LoadGuard() {}

  /**
   * Returns why to leave the machine alone, or an empty text.
   *
   * @param most the load average up to which to use it; 0: eight threads ready to run for each
   *     processor, and 32 at least
   */
  static String objection(double most) {
    if (most == Double.POSITIVE_INFINITY) {
      return "";
    }
    double limit = most > 0 ? most : Math.max(32, 8.0 * Runtime.getRuntime().availableProcessors());
    double load = load();
    return load <= limit
        ? ""
        : String.format(
            Locale.ROOT,
            "the machine's load of %.2f is over the limit of %s: ran serially",
            load,
            limit);
  }

  /** The load average of the last minute; 0 where the system does not tell. */
  static double load() {
    try {
      String text = Files.readString(LOAD);
      return Double.parseDouble(text.substring(0, text.indexOf(' ')));
    } catch (IOException | RuntimeException unknown) { // another system: no guard
      return 0;
    }
  }
}
