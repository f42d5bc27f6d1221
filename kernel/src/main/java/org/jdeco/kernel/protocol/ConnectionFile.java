package org.jdeco.kernel.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the client that starts a kernel tells it: where to listen and how to sign.
 *
 * @param transport {@code tcp} or {@code ipc}
 * @param ip the address to listen on; for ipc, what the sockets' paths start with
 * @param ports a port for each channel; for ipc, what the sockets' paths end with
 * @param signatureScheme such as {@code hmac-sha256}
 * @param key the secret that messages are signed with; empty: they are not signed
 */
public record ConnectionFile(
    String transport, String ip, Map<Channel, Integer> ports, String signatureScheme, String key) {

  /** Keeps a copy of the ports. */
  public ConnectionFile {
    ports = Map.copyOf(ports);
  }

  /**
   * Reads a connection file.
   *
   * @throws ConnectionFileException if it cannot be read or lacks something
   */
  public static ConnectionFile read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new ConnectionFileException("cannot read the connection file " + file, e);
    } catch (ConnectionFileException e) {
      throw new ConnectionFileException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Understands the text of a connection file.
   *
   * @throws ConnectionFileException if it is no JSON object or lacks something
   */
  public static ConnectionFile parse(String json) {
    try {
      JsonNode tree = Json.MAPPER.readTree(json);
      if (!tree.isObject()) {
        throw new ConnectionFileException("a connection file is a JSON object", null);
      }
      Fields fields = new Fields(tree);
      String transport = fields.text("transport", "tcp");
      if (!transport.equals("tcp") && !transport.equals("ipc")) {
        throw new ConnectionFileException(
            "unknown transport " + transport + "; known: tcp, ipc", null);
      }
      Map<Channel, Integer> ports = new EnumMap<>(Channel.class);
      for (Channel channel : Channel.values()) {
        ports.put(channel, fields.number(channel.key()));
      }
      return new ConnectionFile(
          transport,
          fields.text("ip"),
          ports,
          fields.text("signature_scheme", "hmac-sha256"),
          fields.text("key", ""));
    } catch (JacksonException e) {
      throw new ConnectionFileException("not JSON: " + e.getOriginalMessage(), e);
    } catch (InvalidContentException e) {
      throw new ConnectionFileException(e.getMessage(), e);
    }
  }

  /** The port of a channel. */
  public int port(Channel channel) {
    return ports.getOrDefault(channel, 0);
  }

  /** Whether the channels are Unix domain sockets. */
  public boolean local() {
    return transport.equals("ipc");
  }

  /** The path of a channel's Unix domain socket, when they are {@link #local}. */
  public Path path(Channel channel) {
    return Path.of(ip + "-" + port(channel));
  }

  /** All but the key. */
  @Override
  public String toString() {
    return "ConnectionFile[" + transport + " " + ip + " " + ports + "]";
  }
}
