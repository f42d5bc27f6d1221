package org.jdeco.kernel.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jdeco.kernel.Interpreter;
import org.jdeco.kernel.Interpreter.Completeness;
import org.jdeco.kernel.Interpreter.Completion;
import org.jdeco.kernel.protocol.CodePoints;
import org.jdeco.kernel.protocol.Reply;
import org.jdeco.kernel.protocol.Request;

/** Answers about code that is being written, while a cell may run. */
final class Answers {
  private final Supplier<Interpreter> interpreter;

  Answers(Supplier<Interpreter> interpreter) {
    this.interpreter = interpreter;
  }

  Reply complete(Request.Complete request) {
    Completion completion = interpreter.get().complete(request.code(), request.cursor());
    int start = CodePoints.fromOffset(request.code(), completion.start());
    int end = CodePoints.fromOffset(request.code(), completion.end());
    List<Map<String, Object>> types = new ArrayList<>();
    for (Interpreter.Item item : completion.items()) {
      Map<String, Object> type = new LinkedHashMap<>();
      type.put("start", start);
      type.put("end", end);
      type.put("text", item.text());
      type.put("type", item.type());
      type.put("signature", item.signature());
      types.add(type);
    }
    return new Reply.Complete(
        completion.items().stream().map(Interpreter.Item::text).distinct().toList(),
        start,
        end,
        Map.of("_jupyter_types_experimental", types));
  }

  Reply inspect(Request.Inspect request) {
    Map<String, Object> data =
        interpreter.get().inspect(request.code(), request.cursor(), request.detailLevel());
    return new Reply.Inspect(!data.isEmpty(), data, Map.of());
  }

  Reply isComplete(Request.IsComplete request) {
    Completeness answer = interpreter.get().completeness(request.code());
    return new Reply.IsComplete(answer.state().name().toLowerCase(Locale.ROOT), answer.indent());
  }
}
