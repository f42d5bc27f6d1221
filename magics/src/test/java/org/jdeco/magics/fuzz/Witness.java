package org.jdeco.magics.fuzz;

/** What a cell shows of its variables to a test. */
public final class Witness {
  private static volatile String seen = "";

  private Witness() {}

  /** Takes a look at values: what is the same object must be the same again. */
  public static void see(Object... values) {
    seen = Sight.ofValue(values);
  }

  /** What was seen last. */
  public static String seen() {
    return seen;
  }
}
