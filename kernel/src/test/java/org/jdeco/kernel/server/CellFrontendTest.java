package org.jdeco.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.jdeco.kernel.Frontend.Stream;
import org.jdeco.kernel.protocol.Channel;
import org.jdeco.kernel.protocol.ConnectionFile;
import org.jdeco.kernel.protocol.Header;
import org.jdeco.kernel.protocol.Message;
import org.jdeco.kernel.protocol.MessageCodec;
import org.jdeco.kernel.protocol.Request;
import org.jdeco.magics.Bundle;
import org.junit.jupiter.api.Test;

/** Text and displays of one cell, with a timer that the test winds. */
class CellFrontendTest {
  private final List<String> sent = new ArrayList<>();
  private final Queue<Runnable> due = new ArrayDeque<>();
  private final CellFrontend frontend = frontend(false);

  @Test
  void textWaitsForTheTimer() {
    frontend.stream(Stream.STDOUT, "a");
    frontend.stream(Stream.STDOUT, "b");
    assertThat(sent).isEmpty();
    assertThat(due).hasSize(1);
    due.remove().run();
    assertThat(sent).containsExactly("{\"name\":\"stdout\",\"text\":\"ab\"}");
    frontend.stream(Stream.STDOUT, "c");
    assertThat(due).hasSize(1);
  }

  @Test
  void textStandsBeforeTheDisplayThatFollowsIt() {
    frontend.stream(Stream.STDOUT, "a");
    frontend.display(Bundle.text("shown"), null);
    frontend.stream(Stream.STDOUT, "b");
    frontend.flush();
    assertThat(sent).hasSize(3);
    assertThat(sent.get(0)).contains("\"a\"");
    assertThat(sent.get(1)).contains("shown");
    assertThat(sent.get(2)).contains("\"b\"");
  }

  @Test
  void aTimerThatComesTooLateSendsNothing() {
    frontend.stream(Stream.STDOUT, "a");
    frontend.flush();
    due.remove().run();
    assertThat(sent).hasSize(1);
  }

  @Test
  void aSilentCellShowsNothing() {
    CellFrontend silent = frontend(true);
    silent.stream(Stream.STDOUT, "a");
    silent.display(Bundle.text("shown"), null);
    silent.clearOutput(false);
    silent.flush();
    assertThat(sent).isEmpty();
    assertThat(due).isEmpty();
  }

  @Test
  void threadsThatPrintAtTheSameTimeLoseNothing() throws InterruptedException {
    int lines = 20_000;
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (String name : List.of("x", "y")) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                try {
                  start.await();
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
                for (int i = 0; i < lines; i++) {
                  frontend.stream(Stream.STDOUT, name);
                }
              }));
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    frontend.flush();
    String all = String.join("", sent);
    assertThat(all.chars().filter(c -> c == 'y').count()).isEqualTo(lines);
  }

  private CellFrontend frontend(boolean silent) {
    ConnectionFile connection = new ConnectionFile("tcp", "127.0.0.1", Map.of(), "hmac-sha256", "");
    Post post =
        new Post(new MessageCodec(connection, "kernel", InstantSource.system()), this::sent);
    Message request =
        new Message(
            List.of(),
            new Header("id", "session", "execute_request", "{}"),
            "",
            new Request.Unsupported(),
            List.of());
    return new CellFrontend(request, silent, 1, post, this::after, null);
  }

  private void after(Duration delay, Runnable task) {
    assertThat(delay).isLessThan(Duration.ofMillis(20));
    due.add(task);
  }

  private void sent(Channel channel, List<byte[]> frames) {
    assertThat(channel).isEqualTo(Channel.IOPUB);
    sent.add(new String(frames.getLast(), StandardCharsets.UTF_8));
  }
}
