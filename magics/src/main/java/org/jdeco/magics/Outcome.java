package org.jdeco.magics;

import java.util.List;
import org.jdeco.runtime.CallTimeout;
import org.jspecify.annotations.Nullable;

/** How the evaluation of a cell, or of a part of one, ended. */
public sealed interface Outcome {
  /**
   * All of it ran.
   *
   * @param result the value of the last expression, if the part ends in one that has a value
   */
  record Success(@Nullable Bundle result) implements Outcome {}

  /**
   * It failed; what ran before the failure stays.
   *
   * @param name the exception's class name, or {@link #COMPILATION}, or {@code UsageError}
   * @param message what went wrong, in the user's terms
   * @param traceback the lines a front end shows, with the cell's own line numbers
   */
  record Failure(String name, String message, List<String> traceback) implements Outcome {
    /** The name of a failure to compile. */
    public static final String COMPILATION = "CompilationError";

    /** The name of a failure to keep a limit of time. */
    public static final String TIMEOUT = CallTimeout.class.getName();
  }

  /** The user stopped it. */
  record Interrupted() implements Outcome {}

  /** Whether it was stopped from outside, so that it tells nothing about the code. */
  default boolean isStopped() {
    return switch (this) {
      case Success _ -> false;
      case Failure failure -> failure.name().equals(Failure.TIMEOUT);
      case Interrupted _ -> true;
    };
  }
}
