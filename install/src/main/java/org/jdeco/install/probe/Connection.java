package org.jdeco.install.probe;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The contents of a connection file: where the kernel listens, and the key that signs messages. */
record Connection(
    @JsonProperty("transport") String transport,
    @JsonProperty("ip") String ip,
    @JsonProperty("shell_port") int shell,
    @JsonProperty("iopub_port") int iopub,
    @JsonProperty("stdin_port") int stdin,
    @JsonProperty("control_port") int control,
    @JsonProperty("hb_port") int heartbeat,
    @JsonProperty("signature_scheme") String scheme,
    @JsonProperty("key") String key) {
  /** Free ports of the loopback interface, and a fresh key. */
  static Connection fresh() throws IOException {
    var sockets = new ArrayList<ServerSocket>();
    try {
      for (int i = 0; i < 5; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      List<Integer> free = sockets.stream().map(ServerSocket::getLocalPort).toList();
      return new Connection(
          "tcp",
          "127.0.0.1",
          free.get(0),
          free.get(1),
          free.get(2),
          free.get(3),
          free.get(4),
          "hmac-sha256",
          UUID.randomUUID().toString());
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  String address(int port) {
    return transport + "://" + ip + ":" + port;
  }
}
