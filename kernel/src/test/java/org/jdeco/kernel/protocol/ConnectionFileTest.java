package org.jdeco.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionFileTest {
  private static final String FILE =
      """
      {"shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5,
       "ip": "127.0.0.1", "key": "secret", "transport": "tcp", "signature_scheme": "hmac-sha256",
       "kernel_name": "java"}
      """;

  @Test
  void readsWhatAClientWrites() {
    ConnectionFile connection = ConnectionFile.parse(FILE);
    assertThat(connection.port(Channel.SHELL)).isEqualTo(1);
    assertThat(connection.port(Channel.HEARTBEAT)).isEqualTo(5);
    assertThat(connection.ip()).isEqualTo("127.0.0.1");
    assertThat(connection.key()).isEqualTo("secret");
    assertThat(connection.local()).isFalse();
  }

  @Test
  void namesTheSocketsOfIpcAsLibzmqDoes() {
    ConnectionFile connection =
        ConnectionFile.parse(FILE.replace("\"tcp\"", "\"ipc\"").replace("127.0.0.1", "/run/k"));
    assertThat(connection.local()).isTrue();
    assertThat(connection.path(Channel.CONTROL)).isEqualTo(Path.of("/run/k-4"));
  }

  @Test
  void keepsTheKeyToItself() {
    assertThat(ConnectionFile.parse(FILE).toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"hb_port\": 5 | \"hb\": 5 | hb_port is missing",
        "\"hb_port\": 5 | \"hb_port\": \"5\" | hb_port is not a whole number",
        "\"tcp\" | \"pgm\" | unknown transport pgm",
        "\"kernel_name\" | kernel_name | not JSON"
      })
  void saysWhatIsWrong(String what, String with, String complaint) {
    assertThatThrownBy(() -> ConnectionFile.parse(FILE.replace(what, with)))
        .isInstanceOf(ConnectionFileException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void saysWhichFileItCannotRead() {
    assertThatThrownBy(() -> ConnectionFile.read(Path.of("no-such-file.json")))
        .isInstanceOf(ConnectionFileException.class)
        .hasMessageContaining("no-such-file.json");
  }
}
