package org.jdeco.kernel.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client may ask of the kernel. Positions are UTF-16 offsets, converted from the wire's. */
public sealed interface Request {
  /** What kernel and language this is. */
  record KernelInfo() implements Request {}

  /** Which ports there are. */
  record Connect() implements Request {}

  /**
   * Runs a cell.
   *
   * @param code the cell
   * @param silent nothing is shown, counted or remembered
   * @param storeHistory it is counted and remembered
   * @param userExpressions to be evaluated after it, by name
   * @param allowStdin it may ask the user
   * @param stopOnError if it fails, the cells that wait behind it are not run
   */
  record Execute(
      String code,
      boolean silent,
      boolean storeHistory,
      Map<String, String> userExpressions,
      boolean allowStdin,
      boolean stopOnError)
      implements Request {}

  /** What could stand at the cursor. */
  record Complete(String code, int cursor) implements Request {}

  /** What stands at the cursor. */
  record Inspect(String code, int cursor, int detailLevel) implements Request {}

  /** Whether the code could run as it is. */
  record IsComplete(String code) implements Request {}

  /** What was run before. */
  record History(HistoryQuery query) implements Request {}

  /** Which comms are open, of one target or all. */
  record CommInfo(@Nullable String target) implements Request {}

  /** Opens a comm. */
  record CommOpen(String id, String target, Map<String, Object> data) implements Request {}

  /** Sends over a comm. */
  record CommMessage(String id, Map<String, Object> data) implements Request {}

  /** Closes a comm. */
  record CommClose(String id, Map<String, Object> data) implements Request {}

  /** Stops the running cell. */
  record Interrupt() implements Request {}

  /** Ends the kernel. */
  record Shutdown(boolean restart) implements Request {}

  /** A line the user entered; the answer to the kernel's own question. */
  record InputReply(String value) implements Request {}

  /** A type of message that this kernel does not serve. */
  record Unsupported() implements Request {}

  /** A request without what its type needs. */
  record Invalid(String reason) implements Request {}
}
