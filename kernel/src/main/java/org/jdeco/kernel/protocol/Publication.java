package org.jdeco.kernel.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** The content of a message to all clients, on the iopub channel. */
public sealed interface Publication {
  /** The message's type. */
  default String type() {
    return switch (this) {
      case Status _ -> "status";
      case Stream _ -> "stream";
      case DisplayData _ -> "display_data";
      case UpdateDisplayData _ -> "update_display_data";
      case ExecuteInput _ -> "execute_input";
      case ExecuteResult _ -> "execute_result";
      case CellError _ -> "error";
      case ClearOutput _ -> "clear_output";
      case CommOpen _ -> "comm_open";
      case CommMessage _ -> "comm_msg";
      case CommClose _ -> "comm_close";
      case ShutdownReply _ -> "shutdown_reply";
      case Welcome _ -> "iopub_welcome";
    };
  }

  /** What the kernel does. */
  record Status(String executionState) implements Publication {}

  /** Text, on {@code stdout} or {@code stderr}. */
  record Stream(String name, String text) implements Publication {}

  /** Something to show; {@code transient} may name it. */
  record DisplayData(
      Map<String, Object> data,
      Map<String, Object> metadata,
      @JsonProperty("transient") Map<String, Object> notes)
      implements Publication {}

  /** What a display named before shows from now on. */
  record UpdateDisplayData(
      Map<String, Object> data,
      Map<String, Object> metadata,
      @JsonProperty("transient") Map<String, Object> notes)
      implements Publication {}

  /** A cell is run. */
  record ExecuteInput(String code, int executionCount) implements Publication {}

  /** The value of a cell. */
  record ExecuteResult(int executionCount, Map<String, Object> data, Map<String, Object> metadata)
      implements Publication {}

  /** A cell's failure. */
  record CellError(String ename, String evalue, List<String> traceback) implements Publication {}

  /** The cell's output is cleared, now or when there is something else to show. */
  record ClearOutput(@JsonProperty("wait") boolean later) implements Publication {}

  /** The kernel opens a comm. */
  record CommOpen(String commId, String targetName, Map<String, Object> data)
      implements Publication {}

  /** The kernel sends over a comm. */
  record CommMessage(String commId, Map<String, Object> data) implements Publication {}

  /** The kernel closes a comm. */
  record CommClose(String commId, Map<String, Object> data) implements Publication {}

  /** The kernel ends. */
  record ShutdownReply(String status, boolean restart) implements Publication {}

  /** Sent to a client that has just subscribed. */
  record Welcome(String subscription) implements Publication {}
}
