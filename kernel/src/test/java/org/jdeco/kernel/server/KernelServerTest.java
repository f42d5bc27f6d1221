package org.jdeco.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdeco.kernel.protocol.Channel;
import org.jdeco.kernel.protocol.ConnectionFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server with an interpreter double, before a real client. */
@Timeout(60)
class KernelServerTest {
  private final EchoInterpreter interpreter = new EchoInterpreter();
  private KernelServer server;
  private Client client;
  private ConnectionFile connection;

  @BeforeEach
  void start() throws IOException {
    connection = new ConnectionFile("tcp", "127.0.0.1", freePorts(), "hmac-sha256", "a-secret");
    server = new KernelServer(connection, () -> interpreter);
    server.start();
    client = new Client(connection).subscribed();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void describesItselfOnShellAndControl() {
    for (Channel channel : List.of(Channel.SHELL, Channel.CONTROL)) {
      String id = client.send(channel, "kernel_info_request", Map.of());
      Client.Received reply = client.receive(channel);
      assertThat(reply.type()).isEqualTo("kernel_info_reply");
      assertThat(reply.parentId()).isEqualTo(id);
      assertThat(reply.text("status")).isEqualTo("ok");
      assertThat(reply.text("protocol_version")).isEqualTo("5.4");
      assertThat(reply.text("implementation_version")).matches("\\d+\\.\\d+.*");
      assertThat(reply.content().at("/language_info/file_extension").stringValue())
          .isEqualTo(".java");
      assertThat(states(client.publications(id))).containsExactly("busy", "idle");
    }
  }

  @Test
  void runsACellAndPublishesWhatItDoesInOrder() {
    String id = client.execute("echo hello");
    Client.Received reply = client.receive(Channel.SHELL);
    assertThat(reply.type()).isEqualTo("execute_reply");
    assertThat(reply.text("status")).isEqualTo("ok");
    assertThat(reply.content().get("execution_count").intValue()).isEqualTo(1);
    List<Client.Received> publications = client.publications(id);
    assertThat(publications.stream().map(Client.Received::type))
        .containsExactly("status", "execute_input", "execute_result", "status");
    assertThat(publications.get(2).content().at("/data/text~1plain").stringValue())
        .isEqualTo("hello");
  }

  static List<String> states(List<Client.Received> publications) {
    return publications.stream()
        .filter(publication -> publication.type().equals("status"))
        .map(publication -> publication.text("execution_state"))
        .collect(Collectors.toList());
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
