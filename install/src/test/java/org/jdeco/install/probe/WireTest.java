package org.jdeco.install.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WireTest {
  private final Wire wire = new Wire("secret");

  @Test
  void aMessageComesBackBehindItsRoutingFrames() {
    var frames = new ArrayList<>(List.of("router".getBytes()));
    frames.addAll(wire.request("id-1", "execute_request", Map.of("code", "1 + 1")));
    Message message = wire.message(frames);
    assertThat(message.type()).isEqualTo("execute_request");
    assertThat(message.content().path("code").asString()).isEqualTo("1 + 1");
  }

  @Test
  void aMessageSignedWithAnotherKeyIsRefused() {
    var frames = new Wire("guess").request("id-1", "kernel_info_reply", Map.of());
    assertThatThrownBy(() -> wire.message(frames)).hasMessageContaining("wrong signature");
  }

  @Test
  void aChangedMessageIsRefused() {
    var frames = new ArrayList<>(wire.request("id-1", "kernel_info_reply", Map.of()));
    frames.set(5, "{\"status\":\"ok\"}".getBytes());
    assertThatThrownBy(() -> wire.message(frames)).hasMessageContaining("wrong signature");
  }

  @Test
  void tooFewFramesAreRefused() {
    var frames = wire.request("id-1", "kernel_info_reply", Map.of()).subList(0, 3);
    assertThatThrownBy(() -> wire.message(frames)).hasMessageContaining("3 frames");
  }
}
