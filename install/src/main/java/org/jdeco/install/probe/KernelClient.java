package org.jdeco.install.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The front end's side of the channels to one kernel. */
public final class KernelClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int POLL_MILLIS = 100;

  private final ZContext context = new ZContext();
  private final ZMQ.Socket shell;
  private final ZMQ.Socket control;
  private final ZMQ.Socket iopub;
  private final Wire wire;
  private final Runnable requireAlive;

  /**
   * Connects; the kernel need not listen yet.
   *
   * @param requireAlive throws if the kernel's process has ended, so that nobody waits for it
   */
  KernelClient(Connection connection, Runnable requireAlive) {
    this.wire = new Wire(connection.key());
    this.requireAlive = requireAlive;
    this.shell = connect(SocketType.DEALER, connection.address(connection.shell()));
    this.control = connect(SocketType.DEALER, connection.address(connection.control()));
    this.iopub = connect(SocketType.SUB, connection.address(connection.iopub()));
    iopub.subscribe(ZMQ.SUBSCRIPTION_ALL);
  }

  private ZMQ.Socket connect(SocketType type, String address) {
    ZMQ.Socket socket = context.createSocket(type);
    socket.setLinger(0);
    socket.setReceiveTimeOut(POLL_MILLIS);
    socket.connect(address);
    return socket;
  }

  /**
   * What a kernel says about itself.
   *
   * @param implementation its name
   * @param version its version
   * @param protocol the protocol's version
   */
  public record Info(String implementation, String version, String protocol) {}

  /** Asks the kernel who it is. */
  public Info kernelInfo() {
    var content = ask(shell, "kernel_info_request", Map.of()).content();
    return new Info(
        content.path("implementation").asString("?"),
        content.path("implementation_version").asString("?"),
        content.path("protocol_version").asString("?"));
  }

  /** Runs a cell; the answer is its result as text, or empty, or its error's name and message. */
  public String execute(String code) {
    String id =
        send(
            shell,
            "execute_request",
            Map.of(
                "code", code,
                "silent", false,
                "store_history", false,
                "user_expressions", Map.of(),
                "allow_stdin", false,
                "stop_on_error", true));
    Message reply = receive(shell, mine(id));
    if (!reply.content().path("status").asString("").equals("ok")) {
      return reply.content().path("ename").asString("")
          + ": "
          + reply.content().path("evalue").asString("");
    }
    String result = "";
    while (true) {
      Message shown = receive(iopub, mine(id));
      if (shown.type().equals("execute_result")) {
        result = shown.content().path("data").path("text/plain").asString("");
      } else if (shown.type().equals("status")
          && shown.content().path("execution_state").asString("").equals("idle")) {
        return result;
      }
    }
  }

  /** How many completions there are at an offset. */
  public int complete(String code, int cursor) {
    return ask(shell, "complete_request", Map.of("code", code, "cursor_pos", cursor))
        .content()
        .path("matches")
        .size();
  }

  /** Asks the kernel to end. */
  public void shutdown() {
    ask(control, "shutdown_request", Map.of("restart", false));
  }

  private Message ask(ZMQ.Socket socket, String type, Map<String, ?> content) {
    return receive(socket, mine(send(socket, type, content)));
  }

  private static Predicate<Message> mine(String id) {
    return message -> message.parent().equals(id);
  }

  private String send(ZMQ.Socket socket, String type, Map<String, ?> content) {
    String id = UUID.randomUUID().toString();
    List<byte[]> frames = wire.request(id, type, content);
    for (int i = 0; i < frames.size(); i++) {
      socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
    }
    return id;
  }

  private Message receive(ZMQ.Socket socket, Predicate<Message> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      byte[] first = socket.recv();
      if (first == null) {
        requireAlive.run();
        continue;
      }
      var frames = new ArrayList<byte[]>();
      frames.add(first);
      while (socket.hasReceiveMore()) {
        frames.add(socket.recv());
      }
      Message message = wire.message(frames);
      if (wanted.test(message)) {
        return message;
      }
    }
    throw new ProbeException("the kernel did not answer within " + PATIENCE.toSeconds() + " s");
  }

  @Override
  public void close() {
    context.close();
  }
}
