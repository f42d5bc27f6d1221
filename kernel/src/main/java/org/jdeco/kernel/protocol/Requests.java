package org.jdeco.kernel.protocol;

import org.jdeco.kernel.protocol.Request.Execute;
import tools.jackson.databind.JsonNode;

/** Understands the content of a request by its type. */
final class Requests {
  private Requests() {}

  static Request of(String type, JsonNode content) {
    try {
      return read(type, new Fields(content));
    } catch (InvalidContentException e) {
      return new Request.Invalid(type + ": " + e.getMessage());
    }
  }

  private static Request read(String type, Fields content) throws InvalidContentException {
    return switch (type) {
      case "kernel_info_request" -> new Request.KernelInfo();
      case "connect_request" -> new Request.Connect();
      case "execute_request" -> execute(content);
      case "complete_request" -> {
        String code = content.text("code");
        yield new Request.Complete(code, cursor(code, content));
      }
      case "inspect_request" -> {
        String code = content.text("code");
        yield new Request.Inspect(code, cursor(code, content), content.number("detail_level", 0));
      }
      case "is_complete_request" -> new Request.IsComplete(content.text("code"));
      case "history_request" -> new Request.History(history(content));
      case "comm_info_request" -> new Request.CommInfo(content.optionalText("target_name"));
      case "comm_open" ->
          new Request.CommOpen(
              content.text("comm_id"), content.text("target_name"), content.object("data"));
      case "comm_msg" -> new Request.CommMessage(content.text("comm_id"), content.object("data"));
      case "comm_close" -> new Request.CommClose(content.text("comm_id"), content.object("data"));
      case "interrupt_request" -> new Request.Interrupt();
      case "shutdown_request" -> new Request.Shutdown(content.flag("restart", false));
      case "input_reply" -> new Request.InputReply(content.text("value"));
      default -> new Request.Unsupported();
    };
  }

  private static Execute execute(Fields content) throws InvalidContentException {
    boolean silent = content.flag("silent", false);
    return new Execute(
        content.text("code"),
        silent,
        !silent && content.flag("store_history", true),
        content.texts("user_expressions"),
        content.flag("allow_stdin", true),
        content.flag("stop_on_error", true));
  }

  private static int cursor(String code, Fields content) throws InvalidContentException {
    return CodePoints.toOffset(code, content.number("cursor_pos", code.length()));
  }

  private static HistoryQuery history(Fields content) throws InvalidContentException {
    boolean output = content.flag("output", false);
    String access = content.text("hist_access_type", "tail");
    return switch (access) {
      case "tail" -> new HistoryQuery.Tail(output, content.number("n", 10));
      case "range" ->
          new HistoryQuery.Range(
              output,
              content.number("session", 0),
              content.number("start", 0),
              content.number("stop", Integer.MAX_VALUE));
      case "search" ->
          new HistoryQuery.Search(
              output,
              content.text("pattern", "*"),
              content.number("n", Integer.MAX_VALUE),
              content.flag("unique", false));
      default -> throw new InvalidContentException("unknown hist_access_type " + access);
    };
  }
}
