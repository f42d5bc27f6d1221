package org.jdeco.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SignerTest {
  /** RFC 4231, test case 2. */
  private static final String SIGNATURE =
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

  private static final List<byte[]> PARTS = parts("what do ya ", "want ", "for ", "nothing?");

  @Test
  void signsThePartsAsOne() {
    assertThat(Signer.of("hmac-sha256", "Jefe").sign(PARTS)).isEqualTo(bytes(SIGNATURE));
  }

  @Test
  void takesOtherSchemes() {
    assertThat(Signer.of("hmac-md5", "Jefe").sign(PARTS))
        .isEqualTo(bytes("750c783e6ab0b503eaa86e310a5db738"));
  }

  @Test
  void knowsItsSignature() {
    Signer signer = Signer.of("hmac-sha256", "Jefe");
    assertThat(signer.signed(bytes(SIGNATURE), PARTS)).isTrue();
    assertThat(signer.signed(bytes(SIGNATURE.replace('5', '6')), PARTS)).isFalse();
    assertThat(signer.signed(bytes(SIGNATURE.substring(1)), PARTS)).isFalse();
    assertThat(signer.signed(bytes(""), PARTS)).isFalse();
    assertThat(Signer.of("hmac-sha256", "jefe").signed(bytes(SIGNATURE), PARTS)).isFalse();
  }

  @Test
  void doesNotSignWithoutAKey() {
    Signer signer = Signer.of("hmac-sha256", "");
    assertThat(signer.sign(PARTS)).isEmpty();
    assertThat(signer.signed(bytes("anything"), PARTS)).isTrue();
  }

  @Test
  void refusesAnUnknownScheme() {
    assertThatThrownBy(() -> Signer.of("hmac-rot13", "k"))
        .isInstanceOf(ConnectionFileException.class)
        .hasMessageContaining("hmac-rot13");
    assertThatThrownBy(() -> Signer.of("plain", "k")).isInstanceOf(ConnectionFileException.class);
  }

  private static List<byte[]> parts(String... parts) {
    return Stream.of(parts).map(SignerTest::bytes).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
