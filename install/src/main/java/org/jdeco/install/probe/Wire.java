package org.jdeco.install.probe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Messages as frames and back, signed with the connection's key. */
final class Wire {
  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final byte[] key;
  private final String session = UUID.randomUUID().toString();

  Wire(String key) {
    this.key = key.getBytes(StandardCharsets.UTF_8);
  }

  /** The frames of a request. */
  List<byte[]> request(String id, String type, Map<String, ?> content) {
    Map<String, String> header =
        Map.of(
            "msg_id",
            id,
            "msg_type",
            type,
            "session",
            session,
            "username",
            "doctor",
            "date",
            Instant.now().toString(),
            "version",
            "5.4");
    List<byte[]> parts =
        List.of(
            JSON.writeValueAsBytes(header),
            JSON.writeValueAsBytes(Map.of()),
            JSON.writeValueAsBytes(Map.of()),
            JSON.writeValueAsBytes(content));
    var frames = new ArrayList<byte[]>();
    frames.add(DELIMITER);
    frames.add(signature(parts).getBytes(StandardCharsets.US_ASCII));
    frames.addAll(parts);
    return frames;
  }

  /** The message that frames hold; routing frames before the delimiter are skipped. */
  Message message(List<byte[]> frames) {
    int start = 0;
    while (start < frames.size() && !MessageDigest.isEqual(frames.get(start), DELIMITER)) {
      start++;
    }
    if (frames.size() < start + 6) {
      throw new ProbeException("the kernel sent a message of " + frames.size() + " frames");
    }
    List<byte[]> parts = frames.subList(start + 2, start + 6);
    if (!MessageDigest.isEqual(
        frames.get(start + 1), signature(parts).getBytes(StandardCharsets.US_ASCII))) {
      throw new ProbeException("the kernel sent a message with a wrong signature");
    }
    JsonNode header = JSON.readTree(parts.get(0));
    JsonNode parent = JSON.readTree(parts.get(1));
    return new Message(
        header.path("msg_type").asString(""),
        parent.path("msg_id").asString(""),
        JSON.readTree(parts.get(3)));
  }

  private String signature(List<byte[]> parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      parts.forEach(mac::update);
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new ProbeException("this Java cannot sign messages", e);
    }
  }
}
