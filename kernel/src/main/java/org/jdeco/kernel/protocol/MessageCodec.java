package org.jdeco.kernel.protocol;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The wire format: identities, a delimiter, a signature, four JSON parts (header, parent header,
 * metadata, content) and buffers, a frame each. Any thread may call it.
 */
public final class MessageCodec {
  /** The version of the protocol that is spoken. */
  public static final String PROTOCOL_VERSION = "5.4";

  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.US_ASCII);
  private static final int PARTS = 4;
  private static final int REMEMBERED_SIGNATURES = 1 << 16;

  private final Signer signer;
  private final SeenSignatures seen = new SeenSignatures(REMEMBERED_SIGNATURES);
  private final String session;
  private final InstantSource clock;
  private final AtomicLong sent = new AtomicLong();

  /**
   * A codec for one kernel.
   *
   * @param connection says how messages are signed
   * @param session the kernel's session id
   * @param clock dates the messages
   * @throws ConnectionFileException if the signature scheme is unknown
   */
  public MessageCodec(ConnectionFile connection, String session, InstantSource clock) {
    this.signer = Signer.of(connection.signatureScheme(), connection.key());
    this.session = session;
    this.clock = clock;
  }

  /**
   * Reads a message.
   *
   * @throws MalformedMessageException if it is to be dropped; the message says why
   */
  public Message decode(List<byte[]> frames) throws MalformedMessageException {
    int delimiter = delimiter(frames);
    int first = delimiter + 2;
    if (frames.size() < first + PARTS) {
      throw new MalformedMessageException(
          "a message has four parts behind its signature, this one has "
              + Math.max(0, frames.size() - first));
    }
    List<byte[]> parts = frames.subList(first, first + PARTS);
    byte[] signature = frames.get(delimiter + 1);
    if (!signer.signed(signature, parts)) {
      throw new MalformedMessageException("the signature is wrong");
    }
    if (signer.signs() && !seen.add(signature)) {
      throw new MalformedMessageException("it was received before");
    }
    try {
      JsonNode header = object(parts.get(0), "header");
      Fields fields = new Fields(header);
      String type = fields.text("msg_type");
      return new Message(
          List.copyOf(frames.subList(0, delimiter)),
          new Header(
              fields.text("msg_id"),
              fields.text("session", ""),
              type,
              new String(parts.get(0), StandardCharsets.UTF_8)),
          new Fields(object(parts.get(1), "parent header")).text("msg_id", ""),
          Requests.of(type, object(parts.get(3), "content")),
          List.copyOf(frames.subList(first + PARTS, frames.size())));
    } catch (InvalidContentException e) {
      throw new MalformedMessageException(e.getMessage() + " in its header");
    }
  }

  /** The frames of an answer, for the socket the request came from. */
  public List<byte[]> reply(Message request, Reply reply) {
    ObjectNode content = Json.MAPPER.valueToTree(reply);
    content.put("status", reply.status());
    return encode(
        request.identities(), replyType(request.header().type()), request.header(), content);
  }

  /** The frames of a publication; with no parent, nobody's request brought it about. */
  public List<byte[]> publication(@Nullable Header parent, Publication publication) {
    String topic =
        publication instanceof Publication.Welcome welcome
            ? welcome.subscription()
            : publication.type();
    return encode(
        List.of(topic.getBytes(StandardCharsets.UTF_8)), publication.type(), parent, publication);
  }

  /**
   * The frames of a question to the user, for who sent that request.
   *
   * @param id the question's id, which the answer names
   */
  public List<byte[]> question(String id, Message request, Question question) {
    return encode(id, request.identities(), "input_request", request.header(), question);
  }

  /** An id for a message of this kernel. */
  public String nextId() {
    return session + "_" + sent.incrementAndGet();
  }

  private List<byte[]> encode(
      List<byte[]> prefix, String type, @Nullable Header parent, Object content) {
    return encode(nextId(), prefix, type, parent, content);
  }

  private List<byte[]> encode(
      String id, List<byte[]> prefix, String type, @Nullable Header parent, Object content) {
    List<byte[]> parts =
        List.of(
            Json.bytes(header(id, type)),
            parent == null ? EMPTY : parent.json().getBytes(StandardCharsets.UTF_8),
            EMPTY,
            Json.bytes(content));
    List<byte[]> frames = new ArrayList<>(prefix);
    frames.add(DELIMITER);
    frames.add(signer.sign(parts));
    frames.addAll(parts);
    return frames;
  }

  private Map<String, String> header(String id, String type) {
    Map<String, String> header = new LinkedHashMap<>();
    header.put("msg_id", id);
    header.put("session", session);
    header.put("username", "kernel");
    header.put("date", clock.instant().truncatedTo(ChronoUnit.MICROS).toString());
    header.put("msg_type", type);
    header.put("version", PROTOCOL_VERSION);
    return header;
  }

  private static String replyType(String requestType) {
    return requestType.endsWith("_request")
        ? requestType.substring(0, requestType.length() - "request".length()) + "reply"
        : requestType + "_reply";
  }

  private static int delimiter(List<byte[]> frames) throws MalformedMessageException {
    for (int i = 0; i < frames.size(); i++) {
      if (Arrays.equals(frames.get(i), DELIMITER)) {
        return i;
      }
    }
    throw new MalformedMessageException("the delimiter <IDS|MSG> is missing");
  }

  private static JsonNode object(byte[] json, String part) throws MalformedMessageException {
    try {
      JsonNode node = Json.MAPPER.readTree(json);
      if (!node.isObject()) {
        throw new MalformedMessageException("its " + part + " is not a JSON object");
      }
      return node;
    } catch (JacksonException e) {
      throw new MalformedMessageException(
          "its " + part + " is not JSON: " + e.getOriginalMessage());
    }
  }
}
