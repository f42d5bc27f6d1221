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

  /**
   * For one call.
   *
   * @param place where it is made, in words; empty if that is not known
   * @param iteration its iteration, from 0; negative if it is in none
   * @param limit how long it may take
   */
  static CallTimeout ofCall(String place, long iteration, Duration limit) {
    String where = place.isEmpty() ? "" : " in " + place;
    String when = iteration < 0 ? "" : ", made in iteration " + (iteration + 1) + ",";
    return new CallTimeout(
        "a call" + where + when + " took longer than " + words(limit) + ": the run was stopped");
  }

  static CallTimeout ofRun(Duration limit) {
    return new CallTimeout("the run took longer than " + words(limit) + " and was stopped");
  }

  private static String words(Duration limit) {
    boolean whole = limit.toNanosPart() == 0;
    return whole || limit.toSeconds() >= 10 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }
}
