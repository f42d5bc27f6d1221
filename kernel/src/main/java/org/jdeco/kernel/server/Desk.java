package org.jdeco.kernel.server;

import java.util.ArrayList;
import java.util.List;
import org.jdeco.kernel.protocol.Channel;
import org.jdeco.kernel.protocol.ConnectionFile;
import org.jdeco.kernel.protocol.HistoryQuery;
import org.jdeco.kernel.protocol.Message;
import org.jdeco.kernel.protocol.Publication;
import org.jdeco.kernel.protocol.Reply;
import org.jdeco.kernel.protocol.Request;
import org.jspecify.annotations.Nullable;

/** Gives each request to what can answer it. The request decides which thread calls. */
final class Desk {
  private final ConnectionFile connection;
  private final Post post;
  private final CellRunner cells;
  private final Answers answers;
  private final History history;
  private final Comms comms;
  private final Runnable interrupt;

  Desk(
      ConnectionFile connection,
      Post post,
      CellRunner cells,
      Answers answers,
      History history,
      Comms comms,
      Runnable interrupt) {
    this.connection = connection;
    this.post = post;
    this.cells = cells;
    this.answers = answers;
    this.history = history;
    this.comms = comms;
    this.interrupt = interrupt;
  }

  @Nullable Reply answer(Received received) {
    Message message = received.message();
    return switch (message.request()) {
      case Request.KernelInfo _ -> About.kernelInfo();
      case Request.Connect _ -> connect();
      case Request.Execute request -> {
        comms.handling(message.header());
        yield cells.run(message, request);
      }
      case Request.Complete request -> answers.complete(request);
      case Request.Inspect request -> answers.inspect(request);
      case Request.IsComplete request -> answers.isComplete(request);
      case Request.History request -> found(request.query());
      case Request.CommInfo request -> new Reply.CommInfo(comms.info(request.target()));
      case Request.CommOpen request -> {
        comms.handling(message.header());
        comms.opened(message.header(), request);
        yield null;
      }
      case Request.CommMessage request -> {
        comms.handling(message.header());
        comms.received(request);
        yield null;
      }
      case Request.CommClose request -> {
        comms.handling(message.header());
        comms.closed(request);
        yield null;
      }
      case Request.Interrupt _ -> {
        interrupt.run();
        yield new Reply.Interrupt();
      }
      case Request.Shutdown request -> {
        post.publish(message.header(), new Publication.ShutdownReply("ok", request.restart()));
        yield new Reply.Shutdown(request.restart());
      }
      case Request.InputReply _ -> null;
      case Request.Invalid request -> refused("InvalidRequest", request.reason());
      case Request.Unsupported _ ->
          refused("NotSupported", "this kernel does not serve " + message.header().type());
    };
  }

  private Reply connect() {
    return new Reply.Connect(
        connection.port(Channel.SHELL),
        connection.port(Channel.IOPUB),
        connection.port(Channel.STDIN),
        connection.port(Channel.CONTROL),
        connection.port(Channel.HEARTBEAT));
  }

  private Reply found(HistoryQuery query) {
    List<List<Object>> found = new ArrayList<>();
    for (History.Entry entry : history.find(query)) {
      List<@Nullable Object> pair = new ArrayList<>();
      pair.add(entry.input());
      pair.add(entry.output());
      found.add(List.of(entry.session(), entry.line(), query.output() ? pair : entry.input()));
    }
    return new Reply.History(found);
  }

  private static Reply refused(String name, String reason) {
    return new Reply.Failed(name, reason, List.of(name + ": " + reason));
  }
}
