package org.jdeco.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jdeco.kernel.Frontend;
import org.jdeco.kernel.protocol.Channel;
import org.junit.jupiter.api.Test;

/** How cells run, and what their clients learn of it. */
class ExecutionTest extends ServerTest {
  @Test
  void publishesWhatACellDoesInOrder() {
    String id = client.execute("echo hello");
    Client.Received reply = client.receive(Channel.SHELL);
    assertThat(reply.type()).isEqualTo("execute_reply");
    assertThat(reply.text("status")).isEqualTo("ok");
    assertThat(reply.content().get("execution_count").intValue()).isEqualTo(1);
    List<Client.Received> publications = client.publications(id);
    assertThat(types(publications))
        .containsExactly("status", "execute_input", "execute_result", "status");
    assertThat(publications.get(2).content().at("/data/text~1plain").stringValue())
        .isEqualTo("hello");
  }

  @Test
  void countsOnlyWhatItStores() {
    assertThat(count(Map.of("code", "echo a"))).isEqualTo(1);
    assertThat(count(Map.of("code", "echo a", "store_history", false))).isEqualTo(1);
    assertThat(count(Map.of("code", "echo a", "silent", true))).isEqualTo(1);
    assertThat(count(Map.of("code", "fail a"))).isEqualTo(2);
    assertThat(count(Map.of("code", "echo a"))).isEqualTo(3);
  }

  @Test
  void showsNothingOfASilentCell() {
    String id =
        client.send(Channel.SHELL, "execute_request", Map.of("code", "print a", "silent", true));
    assertThat(types(client.publications(id))).containsExactly("status", "status");
  }

  @Test
  void evaluatesUserExpressionsAfterTheCell() {
    client.send(
        Channel.SHELL,
        "execute_request",
        Map.of("code", "echo a", "user_expressions", Map.of("good", "echo b", "bad", "fail c")));
    Client.Received reply = client.receive(Channel.SHELL);
    assertThat(reply.content().at("/user_expressions/good/data/text~1plain").stringValue())
        .isEqualTo("b");
    assertThat(reply.content().at("/user_expressions/bad/status").stringValue()).isEqualTo("error");
    assertThat(reply.content().at("/user_expressions/bad/ename").stringValue()).isEqualTo("Fault");
  }

  @Test
  void showsDisplaysWithTheTextBeforeThem() {
    for (String code : List.of("show x", "update x", "clear x")) {
      String id = client.execute(code);
      client.receive(Channel.SHELL);
      Client.Received shown = client.publications(id).get(2);
      switch (shown.type()) {
        case "clear_output" -> assertThat(shown.content().get("wait").booleanValue()).isTrue();
        default -> {
          assertThat(shown.type()).isIn("display_data", "update_display_data");
          assertThat(shown.content().at("/transient/display_id").stringValue()).isEqualTo("one");
        }
      }
    }
  }

  @Test
  void bringsPagesWithTheReply() {
    client.execute("page help");
    Client.Received reply = client.receive(Channel.SHELL);
    assertThat(reply.content().at("/payload/0/source").stringValue()).isEqualTo("page");
    assertThat(reply.content().at("/payload/0/data/text~1plain").stringValue()).isEqualTo("help");
  }

  @Test
  void writesNumbersThatJsonDoesNotKnow() {
    String id = client.execute("nan");
    Client.Received shown = client.publications(id).get(2);
    assertThat(shown.content().at("/data/application~1json/nan").stringValue()).isEqualTo("NaN");
  }

  @Test
  void survivesACellThatThrowsOrShowsWhatCannotBeWritten() {
    for (String code : List.of("throw me", "unwritable")) {
      String id = client.execute(code);
      assertThat(client.receive(Channel.SHELL).text("status")).isEqualTo("error");
      assertThat(types(client.publications(id)))
          .containsExactly("status", "execute_input", "error", "status");
    }
  }

  @Test
  void doesNotRunCellsThatWaitBehindAFailure() throws InterruptedException {
    client.execute("wait");
    String first = client.execute("echo 1");
    client.send(Channel.SHELL, "execute_request", Map.of("code", "echo 2", "stop_on_error", false));
    interpreter.waiting.await();
    settle();
    client.send(Channel.CONTROL, "interrupt_request", Map.of());
    assertThat(client.receive(Channel.CONTROL).text("status")).isEqualTo("ok");
    Client.Received stopped = client.receive(Channel.SHELL);
    assertThat(stopped.text("status")).isEqualTo("error");
    assertThat(stopped.text("ename")).isEqualTo("Interrupted");
    assertThat(client.receive(Channel.SHELL).text("status")).isEqualTo("aborted");
    assertThat(client.receive(Channel.SHELL).text("status")).isEqualTo("aborted");
    assertThat(types(client.publications(first))).containsOnly("status");
    assertThat(count(Map.of("code", "echo 3"))).isEqualTo(2);
  }

  @Test
  void runsACellThatIsSentInAnswerToAFailure() {
    for (int i = 0; i < 50; i++) {
      String failing = client.execute("fail");
      Client.Received failure = client.receive(Channel.IOPUB);
      while (!failure.type().equals("error") || !failure.parentId().equals(failing)) {
        failure = client.receive(Channel.IOPUB);
      }
      client.execute("echo on");
      assertThat(client.receive(Channel.SHELL).text("status")).isEqualTo("error");
      assertThat(client.receive(Channel.SHELL).text("status")).isEqualTo("ok");
    }
  }

  @Test
  void runsCellsThatWaitBehindAToleratedFailure() throws InterruptedException {
    client.send(Channel.SHELL, "execute_request", Map.of("code", "wait", "stop_on_error", false));
    client.execute("echo 1");
    interpreter.waiting.await();
    settle();
    client.send(Channel.CONTROL, "interrupt_request", Map.of());
    assertThat(client.receive(Channel.SHELL).text("status")).isEqualTo("error");
    assertThat(client.receive(Channel.SHELL).text("status")).isEqualTo("ok");
  }

  @Test
  void answersWhileACellRunsAndStaysBusy() throws InterruptedException {
    String cell = client.execute("wait");
    interpreter.waiting.await();
    String id = client.send(Channel.SHELL, "kernel_info_request", Map.of());
    assertThat(client.receive(Channel.SHELL).type()).isEqualTo("kernel_info_reply");
    client.publications(id);
    Client.Received next = client.receive(Channel.IOPUB);
    assertThat(next.parentId()).isEqualTo(cell);
    assertThat(next.text("execution_state")).isEqualTo("busy");
    settle();
    interpreter.interrupt();
    client.receive(Channel.SHELL);
  }

  @Test
  void asksTheUser() {
    String id = client.execute("ask name? ");
    Client.Received question = client.receive(Channel.STDIN);
    assertThat(question.type()).isEqualTo("input_request");
    assertThat(question.parentId()).isEqualTo(id);
    assertThat(question.text("prompt")).isEqualTo("name? ");
    client.send(Channel.STDIN, "input_reply", Map.of("value", "Ada", "status", "ok"));
    assertThat(client.receive(Channel.SHELL).text("status")).isEqualTo("ok");
    assertThat(client.publications(id).get(2).text("text")).isEqualTo("Ada");
  }

  @Test
  void takesNoAnswerToAnotherQuestion() {
    client.execute("ask name? ");
    Client.Received question = client.receive(Channel.STDIN);
    client.answer("earlier", "Bob");
    client.answer(question.header().get("msg_id").stringValue(), "Ada");
    String id = client.receive(Channel.SHELL).parentId();
    assertThat(client.publications(id).get(2).text("text")).isEqualTo("Ada");
  }

  @Test
  void printsFromAThreadThatWasInterrupted() {
    String id = client.execute("interrupted text");
    assertThat(client.publications(id).get(2).text("text")).isEqualTo("text");
    settle();
  }

  @Test
  void asksNobodyWhenThatIsNotAllowed() {
    client.send(
        Channel.SHELL, "execute_request", Map.of("code", "ask name? ", "allow_stdin", false));
    assertThat(client.receive(Channel.SHELL).text("ename")).isEqualTo("StdinNotAllowed");
  }

  @Test
  void interruptsAQuestion() {
    client.execute("ask name? ");
    client.receive(Channel.STDIN);
    client.send(Channel.CONTROL, "interrupt_request", Map.of());
    assertThat(client.receive(Channel.SHELL).text("ename")).isEqualTo("Interrupted");
  }

  @Test
  void laterTextBelongsToTheCellThatPrintsIt() {
    String first = client.execute("echo 1");
    client.publications(first);
    Frontend ofFirst = interpreter.latest;
    String second = client.execute("echo 2");
    client.publications(second);
    ofFirst.stream(Frontend.Stream.STDOUT, "late");
    Client.Received late = client.receive(Channel.IOPUB);
    assertThat(late.parentId()).isEqualTo(first);
    assertThat(late.text("text")).isEqualTo("late");
  }

  @Test
  void losesNothingForAClientThatReadsLate() {
    int lines = 300_000;
    String id = client.execute("lines " + lines);
    assertThat(client.receive(Channel.SHELL).text("status")).isEqualTo("ok");
    List<Client.Received> publications = client.publications(id);
    StringBuilder text = new StringBuilder();
    for (Client.Received publication : publications) {
      if (publication.type().equals("stream")) {
        text.append(publication.text("text"));
      }
    }
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      expected.append("line ").append(i).append('\n');
    }
    assertThat(text.toString().equals(expected.toString())).isTrue();
    assertThat(publications).hasSizeLessThan(lines / 100);
    assertThat(publications.getLast().text("execution_state")).isEqualTo("idle");
  }

  private int count(Map<String, ?> request) {
    client.send(Channel.SHELL, "execute_request", request);
    return client.receive(Channel.SHELL).content().get("execution_count").intValue();
  }
}
