package org.jdeco.kernel.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdeco.kernel.protocol.Channel;
import org.jdeco.kernel.protocol.ConnectionFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A server with an interpreter double and a real client before it, for each test. */
@Timeout(60)
abstract class ServerTest {
  final EchoInterpreter interpreter = new EchoInterpreter();
  KernelServer server;
  Client client;
  ConnectionFile connection;

  @BeforeEach
  void start() throws IOException {
    connection = new ConnectionFile("tcp", "127.0.0.1", freePorts(), "hmac-sha256", "a-secret");
    server = new KernelServer(connection, () -> interpreter, HistoryFile.none());
    server.start();
    client = new Client(connection).subscribed();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  /** Returns when the kernel has read all that was sent on the shell channel before. */
  void settle() {
    client.send(Channel.SHELL, "is_complete_request", Map.of("code", ""));
    while (!client.receive(Channel.SHELL).type().equals("is_complete_reply")) {
      continue;
    }
  }

  static List<String> types(List<Client.Received> publications) {
    return publications.stream().map(Client.Received::type).toList();
  }

  static List<String> states(List<Client.Received> publications) {
    return publications.stream()
        .filter(publication -> publication.type().equals("status"))
        .map(publication -> publication.text("execution_state"))
        .toList();
  }

  static Map<Channel, Integer> freePorts() throws IOException {
    Map<Channel, Integer> ports = new EnumMap<>(Channel.class);
    List<ServerSocket> held = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      ServerSocket socket = new ServerSocket(0);
      held.add(socket);
      ports.put(channel, socket.getLocalPort());
    }
    for (ServerSocket socket : held) {
      socket.close();
    }
    return ports;
  }
}
