package org.jdeco.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCodecTest {
  private static final String HEADER =
      "{\"msg_id\":\"m1\",\"session\":\"s1\",\"username\":\"u\",\"date\":\"2026-01-01T00:00:00Z\","
          + "\"msg_type\":\"%s\",\"version\":\"5.4\",\"extra\":[1.50]}";

  private final Signer signer = Signer.of("hmac-sha256", "key");
  private final MessageCodec codec = codec("key");

  @Test
  void readsARequestWithItsIdentitiesAndBuffers() throws MalformedMessageException {
    List<byte[]> frames = request("execute_request", "{\"code\":\"f()\"}");
    frames.addFirst(bytes("hop"));
    frames.addFirst(bytes("client"));
    frames.add(new byte[] {0, 1, 2});
    Message message = codec.decode(frames);
    assertThat(message.identities())
        .extracting(MessageCodecTest::text)
        .containsExactly("client", "hop");
    assertThat(message.header().id()).isEqualTo("m1");
    assertThat(message.request())
        .isEqualTo(new Request.Execute("f()", false, true, Map.of(), true, true));
    assertThat(message.buffers()).containsExactly(new byte[] {0, 1, 2});
  }

  @Test
  void countsCursorsInCodePoints() throws MalformedMessageException {
    Message message =
        codec.decode(request("complete_request", "{\"code\":\"😀.ab\",\"cursor_pos\":3}"));
    assertThat(message.request()).isEqualTo(new Request.Complete("😀.ab", 4));
  }

  @Test
  void remembersNothingOfASilentCell() throws MalformedMessageException {
    Message message =
        codec.decode(
            request("execute_request", "{\"code\":\"\",\"silent\":true,\"store_history\":true}"));
    assertThat(((Request.Execute) message.request()).storeHistory()).isFalse();
  }

  @Test
  void returnsTheHeaderAsItWasAndSignsTheReply() throws MalformedMessageException {
    Message request = codec.decode(request("interrupt_request", "{}"));
    List<byte[]> frames = codec.reply(request, new Reply.Interrupt());
    assertThat(text(frames.get(0))).isEqualTo("<IDS|MSG>");
    List<byte[]> parts = frames.subList(2, 6);
    assertThat(signer.signed(frames.get(1), parts)).isTrue();
    assertThat(text(parts.get(0)))
        .contains("\"msg_type\":\"interrupt_reply\"", "\"date\":\"2026-01-02T03:04:05.000006Z\"");
    assertThat(text(parts.get(1))).isEqualTo(HEADER.formatted("interrupt_request"));
    assertThat(text(parts.get(2))).isEqualTo("{}");
    assertThat(text(parts.get(3))).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void writesWhatJsonDoesNotKnow() {
    Map<String, Object> data =
        Map.of("application/json", List.of(Double.NaN, Float.NEGATIVE_INFINITY, 0.1, "\ud800!"));
    List<byte[]> frames =
        codec.publication(null, new Publication.DisplayData(data, Map.of(), Map.of()));
    assertThat(text(frames.get(6)))
        .isEqualTo(
            "{\"data\":{\"application/json\":[\"NaN\",\"-Infinity\",0.1,\"?!\"]},"
                + "\"metadata\":{},\"transient\":{}}");
  }

  @Test
  void namesMembersAsTheProtocolDoes() {
    assertThat(content(new Publication.ClearOutput(true))).isEqualTo("{\"wait\":true}");
    assertThat(content(new Publication.ExecuteInput("x", 3)))
        .isEqualTo("{\"code\":\"x\",\"execution_count\":3}");
    assertThat(content(new Publication.Status("busy"))).isEqualTo("{\"execution_state\":\"busy\"}");
  }

  @Test
  void dropsAMessageThatIsSentAgain() throws MalformedMessageException {
    codec.decode(request("kernel_info_request", "{}"));
    assertThatThrownBy(() -> codec.decode(request("kernel_info_request", "{}")))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("before");
  }

  @Test
  void dropsAWrongSignature() {
    List<byte[]> frames = request("kernel_info_request", "{}");
    frames.set(5, bytes("{ }"));
    assertThatThrownBy(() -> codec.decode(frames))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("signature");
  }

  @Test
  void takesUnsignedMessagesWithoutAKey() throws MalformedMessageException {
    MessageCodec open = codec("");
    for (int i = 0; i < 2; i++) {
      List<byte[]> frames = request("kernel_info_request", "{}");
      frames.set(1, new byte[0]);
      assertThat(open.decode(frames).request()).isEqualTo(new Request.KernelInfo());
    }
  }

  static Stream<List<byte[]>> malformed() {
    Signer signer = Signer.of("hmac-sha256", "key");
    String header = HEADER.formatted("kernel_info_request");
    return Stream.of(
        List.of(),
        List.of(bytes("")),
        List.of(bytes("<IDS|MSG>")),
        List.of(bytes("<IDS|MSG>"), bytes("signature"), bytes("{}")),
        signed(signer, header, "{}", "{}"),
        signed(signer, "no json", "{}", "{}", "{}"),
        signed(signer, "[]", "{}", "{}", "{}"),
        signed(signer, "{}", "{}", "{}", "{}"),
        signed(signer, "{\"msg_id\":3,\"msg_type\":\"x\"}", "{}", "{}", "{}"),
        signed(signer, header, "{}", "{}", "{} {}"),
        signed(signer, header, "{}", "{}", ""),
        signed(signer, header, "{}", "{}", "\u0000"),
        signed(signer, header, "{}", "{}", "[".repeat(100_000)));
  }

  @ParameterizedTest
  @MethodSource
  void malformed(List<byte[]> frames) {
    assertThatThrownBy(() -> codec.decode(frames)).isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void answersARequestThatLacksSomething() throws MalformedMessageException {
    assertThat(codec.decode(request("execute_request", "{}")).request())
        .isEqualTo(new Request.Invalid("execute_request: code is missing"));
    assertThat(codec.decode(request("execute_request", "{\"code\":7}")).request())
        .isEqualTo(new Request.Invalid("execute_request: code is not a string"));
  }

  private String content(Publication publication) {
    return text(codec.publication(null, publication).get(6));
  }

  private List<byte[]> request(String type, String content) {
    return new ArrayList<>(signed(signer, HEADER.formatted(type), "{}", "{}", content));
  }

  private static List<byte[]> signed(Signer signer, String... parts) {
    List<byte[]> bytes = Stream.of(parts).map(MessageCodecTest::bytes).toList();
    List<byte[]> frames = new ArrayList<>(List.of(bytes("<IDS|MSG>"), signer.sign(bytes)));
    frames.addAll(bytes);
    return frames;
  }

  private static MessageCodec codec(String key) {
    return new MessageCodec(
        new ConnectionFile("tcp", "127.0.0.1", Map.of(), "hmac-sha256", key),
        "kernel",
        InstantSource.fixed(Instant.parse("2026-01-02T03:04:05.000006789Z")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
