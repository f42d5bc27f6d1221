package org.jdeco.kernel.session;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * The agent through which classes are redefined in place. The JVM calls it before {@code main}: the
 * jar's manifest names it in {@code Launcher-Agent-Class}, and has {@code Can-Redefine-Classes}.
 */
public final class RedefinitionAgent {
  private static volatile @Nullable Instrumentation instrumentation;

  private RedefinitionAgent() {}

  /** Called by the JVM for an agent of a running or starting program. */
  public static void agentmain(@Nullable String arguments, Instrumentation given) {
    instrumentation = given;
  }

  /** Called by the JVM for {@code -javaagent}. */
  public static void premain(@Nullable String arguments, Instrumentation given) {
    instrumentation = given;
  }

  /** What the JVM gave; null when it was started without the agent. */
  static @Nullable Instrumentation instrumentation() {
    return instrumentation;
  }
}
