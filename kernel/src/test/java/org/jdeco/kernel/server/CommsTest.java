package org.jdeco.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdeco.kernel.protocol.Channel;
import org.junit.jupiter.api.Test;

class CommsTest extends ServerTest {
  @Test
  void closesACommToAnUnknownTarget() {
    String id = open("c1", "nobody");
    List<Client.Received> publications = client.publications(id);
    assertThat(types(publications)).containsExactly("status", "comm_close", "status");
    assertThat(publications.get(1).text("comm_id")).isEqualTo("c1");
    assertThat(info(Map.of())).isEqualTo("{}");
  }

  @Test
  void passesOnWhatComesAndGoes() {
    List<String> closed = new ArrayList<>();
    server
        .comms()
        .register(
            "doubler",
            (comm, data) ->
                new CommTarget.Listener() {
                  @Override
                  public void received(Map<String, Object> message) {
                    comm.send(Map.of("value", 2 * (Integer) message.get("value")));
                  }

                  @Override
                  public void closed(Map<String, Object> message) {
                    closed.add(comm.id());
                  }
                });
    client.publications(open("c1", "doubler"));
    assertThat(info(Map.of())).isEqualTo("{\"c1\":{\"target_name\":\"doubler\"}}");
    assertThat(info(Map.of("target_name", "other"))).isEqualTo("{}");
    String message =
        client.send(
            Channel.SHELL, "comm_msg", Map.of("comm_id", "c1", "data", Map.of("value", 21)));
    Client.Received answer = client.publications(message).get(1);
    assertThat(answer.type()).isEqualTo("comm_msg");
    assertThat(answer.content().at("/data/value").intValue()).isEqualTo(42);
    client.publications(
        client.send(Channel.SHELL, "comm_close", Map.of("comm_id", "c1", "data", Map.of())));
    assertThat(closed).containsExactly("c1");
    assertThat(info(Map.of())).isEqualTo("{}");
  }

  @Test
  void opensCommsToTheFrontEnd() {
    Comm comm = server.comms().open("theirs", _ -> {}, Map.of("a", 1));
    Client.Received opened = published();
    assertThat(opened.type()).isEqualTo("comm_open");
    assertThat(opened.text("target_name")).isEqualTo("theirs");
    comm.close(Map.of());
    comm.close(Map.of());
    assertThat(published().type()).isEqualTo("comm_close");
    assertThat(info(Map.of())).isEqualTo("{}");
  }

  /** What is published next, but for what becomes of requests. */
  private Client.Received published() {
    Client.Received received = client.receive(Channel.IOPUB);
    return received.type().equals("status") ? published() : received;
  }

  @Test
  void survivesAListenerThatFails() {
    server
        .comms()
        .register(
            "faulty",
            (comm, data) ->
                message -> {
                  throw new IllegalStateException("faulty");
                });
    client.publications(open("c1", "faulty"));
    String message =
        client.send(Channel.SHELL, "comm_msg", Map.of("comm_id", "c1", "data", Map.of()));
    assertThat(states(client.publications(message))).containsExactly("busy", "idle");
    client.execute("echo on");
    while (!client.receive(Channel.SHELL).type().equals("execute_reply")) {
      continue;
    }
  }

  private String open(String id, String target) {
    return client.send(
        Channel.SHELL, "comm_open", Map.of("comm_id", id, "target_name", target, "data", Map.of()));
  }

  private String info(Map<String, ?> request) {
    client.send(Channel.SHELL, "comm_info_request", request);
    return client.receive(Channel.SHELL).content().get("comms").toString();
  }
}
