package org.jdeco.runtime;

import java.time.Duration;

/**
 * Thrown on the caller's thread when a call, or the whole run, took longer than allowed. An error,
 * so that a cell's {@code catch (Exception e)} does not take it for one of its own.
 */
public final class CallTimeout extends Error {
  private static final long serialVersionUID = 1L;

  private CallTimeout(String message) {
    super(message);
  }

  static CallTimeout ofCall(Loop loop, Duration limit) {
    String where = loop.name.isEmpty() ? "loop " + loop.index : loop.name;
    return new CallTimeout(
        "a call of "
            + where
            + " took longer than its limit of "
            + words(limit)
            + ": the run was stopped");
  }

  static CallTimeout ofRun(Duration limit) {
    return new CallTimeout(
        "the run took longer than its limit of " + words(limit) + " and was stopped");
  }

  private static String words(Duration limit) {
    return limit.toMillis() < 10_000 ? limit.toMillis() + " ms" : limit.toSeconds() + " s";
  }
}
