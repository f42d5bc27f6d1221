package org.jdeco.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jdeco.kernel.protocol.Channel;
import org.jdeco.kernel.protocol.ConnectionFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class UnixListenerTest {
  @TempDir private Path folder;

  @Test
  void greetsOverAUnixDomainSocketAsLibzmqExpects() throws IOException {
    ConnectionFile connection =
        new ConnectionFile(
            "ipc",
            folder.resolve("k").toString(),
            Map.of(
                Channel.SHELL, 1,
                Channel.IOPUB, 2,
                Channel.STDIN, 3,
                Channel.CONTROL, 4,
                Channel.HEARTBEAT, 5),
            "hmac-sha256",
            "");
    Path shell = folder.resolve("k-1");
    Files.createFile(shell);
    try (KernelServer server =
        new KernelServer(connection, EchoInterpreter::new, HistoryFile.none())) {
      server.start();
      try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
        client.connect(UnixDomainSocketAddress.of(shell));
        ByteBuffer greeting = ByteBuffer.allocate(10);
        while (greeting.hasRemaining()) {
          assertThat(client.read(greeting)).isPositive();
        }
        assertThat(greeting.get(0)).isEqualTo((byte) 0xff);
        assertThat(greeting.get(9)).isEqualTo((byte) 0x7f);
      }
    }
    assertThat(shell).doesNotExist();
  }
}
