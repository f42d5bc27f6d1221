package org.jdeco.kernel.server;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdeco.kernel.protocol.Channel;
import org.jdeco.kernel.protocol.ConnectionFile;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Jupyter client on JeroMQ with its own framing and signing, so that it checks the kernel's. */
final class Client implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int PATIENCE_MILLIS = 20_000;

  private final ZContext context = new ZContext();
  private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
  private final String key;
  private final String session = UUID.randomUUID().toString();

  record Received(String topic, JsonNode header, JsonNode parent, JsonNode content) {
    String type() {
      return header.get("msg_type").stringValue();
    }

    String parentId() {
      return parent.path("msg_id").asString("");
    }

    String text(String name) {
      return content.get(name).asString();
    }
  }

  Client(ConnectionFile connection) {
    key = connection.key();
    byte[] identity = session.getBytes(StandardCharsets.US_ASCII);
    for (Channel channel : Channel.values()) {
      SocketType type =
          switch (channel) {
            case IOPUB -> SocketType.SUB;
            case HEARTBEAT -> SocketType.REQ;
            case SHELL, STDIN, CONTROL -> SocketType.DEALER;
          };
      ZMQ.Socket socket = context.createSocket(type);
      socket.setRcvHWM(0);
      socket.setReceiveTimeOut(PATIENCE_MILLIS);
      if (type == SocketType.DEALER) {
        socket.setIdentity(identity);
      }
      socket.connect("tcp://" + connection.ip() + ":" + connection.port(channel));
      sockets.put(channel, socket);
    }
  }

  /** Subscribes, and waits until the kernel has noticed. */
  Client subscribed() {
    socket(Channel.IOPUB).subscribe(new byte[0]);
    Received welcome = receive(Channel.IOPUB);
    while (!welcome.type().equals("iopub_welcome")) {
      welcome = receive(Channel.IOPUB);
    }
    return this;
  }

  ZMQ.Socket socket(Channel channel) {
    return sockets.get(channel);
  }

  /** Sends a request and returns its id. */
  String send(Channel channel, String type, Map<String, ?> content) {
    String id = UUID.randomUUID().toString();
    sendFrames(channel, frames(id, type, JSON.writeValueAsBytes(content)));
    return id;
  }

  /** Answers the kernel's own question, or another one. */
  void answer(String question, String value) {
    byte[] parent = JSON.writeValueAsBytes(Map.of("msg_id", question));
    byte[] content = JSON.writeValueAsBytes(Map.of("value", value));
    sendFrames(Channel.STDIN, frames(UUID.randomUUID().toString(), "input_reply", parent, content));
  }

  List<byte[]> frames(String id, String type, byte[] content) {
    return frames(id, type, bytes("{}"), content);
  }

  private List<byte[]> frames(String id, String type, byte[] parent, byte[] content) {
    byte[] header =
        JSON.writeValueAsBytes(
            Map.of(
                "msg_id",
                id,
                "session",
                session,
                "username",
                "tester",
                "date",
                "2026-01-01T00:00:00Z",
                "msg_type",
                type,
                "version",
                "5.4"));
    List<byte[]> parts = List.of(header, parent, bytes("{}"), content);
    List<byte[]> frames = new ArrayList<>();
    frames.add(bytes("<IDS|MSG>"));
    frames.add(sign(parts));
    frames.addAll(parts);
    return frames;
  }

  void sendFrames(Channel channel, List<byte[]> frames) {
    for (int i = 0; i < frames.size(); i++) {
      socket(channel).send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
    }
  }

  String execute(String code) {
    return send(Channel.SHELL, "execute_request", Map.of("code", code));
  }

  /** The next message; checks its signature. */
  Received receive(Channel channel) {
    List<byte[]> frames = new ArrayList<>();
    ZMQ.Socket socket = socket(channel);
    do {
      byte[] frame = socket.recv();
      if (frame == null) {
        throw new AssertionError("nothing came on " + channel);
      }
      frames.add(frame);
    } while (socket.hasReceiveMore());
    int delimiter = 0;
    while (!string(frames.get(delimiter)).equals("<IDS|MSG>")) {
      delimiter++;
    }
    List<byte[]> parts = frames.subList(delimiter + 2, delimiter + 6);
    if (!string(frames.get(delimiter + 1)).equals(string(sign(parts)))) {
      throw new AssertionError("wrong signature on " + channel);
    }
    return new Received(
        delimiter == 0 ? "" : string(frames.getFirst()),
        JSON.readTree(parts.get(0)),
        JSON.readTree(parts.get(1)),
        JSON.readTree(parts.get(3)));
  }

  /** All publications about a request, up to its idle. */
  List<Received> publications(String request) {
    List<Received> publications = new ArrayList<>();
    while (true) {
      Received received = receive(Channel.IOPUB);
      if (received.parentId().equals(request)) {
        publications.add(received);
        if (received.type().equals("status") && received.text("execution_state").equals("idle")) {
          return publications;
        }
      }
    }
  }

  private byte[] sign(List<byte[]> parts) {
    if (key.isEmpty()) {
      return new byte[0];
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(key), "HmacSHA256"));
      parts.forEach(mac::update);
      return bytes(HexFormat.of().formatHex(mac.doFinal()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String string(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    context.close();
  }
}
