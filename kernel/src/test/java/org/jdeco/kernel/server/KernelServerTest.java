package org.jdeco.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdeco.kernel.protocol.Channel;
import org.junit.jupiter.api.Test;

/** What the kernel answers to requests that run no cell, and to what is no request. */
class KernelServerTest extends ServerTest {
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
  void completesInCodePoints() {
    client.send(Channel.SHELL, "complete_request", Map.of("code", "😀 ab cd", "cursor_pos", 4));
    Client.Received reply = client.receive(Channel.SHELL);
    assertThat(reply.content().get("matches").get(0).stringValue()).isEqualTo("abab");
    assertThat(reply.content().get("cursor_start").intValue()).isEqualTo(2);
    assertThat(reply.content().get("cursor_end").intValue()).isEqualTo(4);
    assertThat(reply.content().at("/metadata/_jupyter_types_experimental/0/type").stringValue())
        .isEqualTo("keyword");
  }

  @Test
  void inspects() {
    client.send(
        Channel.SHELL,
        "inspect_request",
        Map.of("code", "😀abc", "cursor_pos", 2, "detail_level", 0));
    Client.Received reply = client.receive(Channel.SHELL);
    assertThat(reply.content().get("found").booleanValue()).isTrue();
    assertThat(reply.content().at("/data/text~1plain").stringValue()).isEqualTo("bc");
    client.send(Channel.SHELL, "inspect_request", Map.of("code", "", "cursor_pos", 0));
    assertThat(client.receive(Channel.SHELL).content().get("found").booleanValue()).isFalse();
  }

  @Test
  void tellsWhetherCodeIsComplete() {
    client.send(Channel.SHELL, "is_complete_request", Map.of("code", "while (true) {"));
    Client.Received reply = client.receive(Channel.SHELL);
    assertThat(reply.text("status")).isEqualTo("incomplete");
    assertThat(reply.text("indent")).isEqualTo("  ");
  }

  @Test
  void echoesHeartbeats() {
    client.socket(Channel.HEARTBEAT).send("ping");
    assertThat(client.socket(Channel.HEARTBEAT).recvStr()).isEqualTo("ping");
  }

  @Test
  void answersOthersWithAnError() {
    String id = client.send(Channel.CONTROL, "debug_request", Map.of("command", "attach"));
    Client.Received reply = client.receive(Channel.CONTROL);
    assertThat(reply.type()).isEqualTo("debug_reply");
    assertThat(reply.text("status")).isEqualTo("error");
    assertThat(reply.text("evalue")).contains("debug_request");
    assertThat(states(client.publications(id))).containsExactly("busy", "idle");
    client.send(Channel.SHELL, "execute_request", Map.of());
    assertThat(client.receive(Channel.SHELL).text("evalue")).contains("code is missing");
  }

  @Test
  void livesOnAfterAHandlerFailed() {
    client.send(Channel.SHELL, "complete_request", Map.of("code", "throw"));
    Client.Received reply = client.receive(Channel.SHELL);
    assertThat(reply.type()).isEqualTo("complete_reply");
    assertThat(reply.text("status")).isEqualTo("error");
    assertThat(reply.text("ename")).isEqualTo("IllegalStateException");
    settle();
  }

  @Test
  void dropsWhatIsNoMessageAndGoesOn() {
    byte[] code = "{\"code\":\"echo no\"}".getBytes(StandardCharsets.UTF_8);
    List<byte[]> forged = new ArrayList<>(client.frames("m", "execute_request", code));
    forged.set(1, "0".repeat(64).getBytes(StandardCharsets.US_ASCII));
    client.sendFrames(Channel.SHELL, forged);
    client.sendFrames(Channel.SHELL, List.of("junk".getBytes(StandardCharsets.US_ASCII)));
    client.sendFrames(Channel.SHELL, List.of(new byte[0]));
    client.sendFrames(Channel.STDIN, List.of(new byte[0]));
    List<byte[]> twice = client.frames("twice", "kernel_info_request", new byte[] {'{', '}'});
    client.sendFrames(Channel.SHELL, twice);
    client.sendFrames(Channel.SHELL, twice);
    assertThat(client.receive(Channel.SHELL).type()).isEqualTo("kernel_info_reply");
    client.execute("echo yes");
    Client.Received reply = client.receive(Channel.SHELL);
    assertThat(reply.content().get("execution_count").intValue()).isEqualTo(1);
  }

  @Test
  void remembersWhatWasRun() {
    client.execute("echo one");
    client.receive(Channel.SHELL);
    client.send(
        Channel.SHELL, "execute_request", Map.of("code", "echo unstored", "store_history", false));
    client.receive(Channel.SHELL);
    client.execute("print two");
    client.receive(Channel.SHELL);
    client.send(
        Channel.SHELL,
        "history_request",
        Map.of("hist_access_type", "tail", "n", 2, "raw", true, "output", true));
    assertThat(client.receive(Channel.SHELL).content().get("history").toString())
        .matches("\\[\\[\\d+,1,\\[\"echo one\",\"one\"]],\\[\\d+,2,\\[\"print two\",null]]]");
    client.send(
        Channel.SHELL,
        "history_request",
        Map.of("hist_access_type", "search", "pattern", "*o*", "n", 1, "raw", true));
    assertThat(client.receive(Channel.SHELL).content().at("/history/0/2").stringValue())
        .isEqualTo("print two");
  }

  @Test
  void endsWhenItIsAskedTo() throws InterruptedException {
    String id = client.send(Channel.CONTROL, "shutdown_request", Map.of("restart", true));
    Client.Received reply = client.receive(Channel.CONTROL);
    assertThat(reply.text("status")).isEqualTo("ok");
    assertThat(reply.content().get("restart").booleanValue()).isTrue();
    assertThat(types(client.publications(id)))
        .containsExactly("status", "shutdown_reply", "status");
    server.awaitEnd();
  }

  @Test
  void saysWhichAddressIsTaken() {
    assertThatThrownBy(() -> new KernelServer(connection, () -> interpreter, HistoryFile.none()))
        .isInstanceOf(BindException.class)
        .hasMessageContaining("tcp://127.0.0.1:" + connection.port(Channel.SHELL));
  }
}
