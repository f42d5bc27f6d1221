package org.jdeco.kernel.render;

/** What stands in for a form that the value's own code failed to give. */
final class Failures {
  private Failures() {}

  static String named(Object value, String method, Throwable failure) {
    return SnippetNames.plain(value.getClass().getTypeName())
        + "@"
        + Integer.toHexString(System.identityHashCode(value))
        + " ("
        + method
        + " threw "
        + SnippetNames.plain(failure.getClass().getName())
        + ")";
  }
}
