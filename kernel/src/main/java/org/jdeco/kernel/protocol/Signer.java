package org.jdeco.kernel.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signs the four JSON parts of a message with the connection's key, if it has one. */
final class Signer {
  private final @Nullable Mac prototype;

  private Signer(@Nullable Mac prototype) {
    this.prototype = prototype;
  }

  /**
   * A signer for a scheme such as {@code hmac-sha256}; with an empty key messages are not signed.
   *
   * @throws ConnectionFileException if Java does not know the scheme
   */
  static Signer of(String scheme, String key) {
    if (key.isEmpty()) {
      return new Signer(null);
    }
    try {
      if (!scheme.startsWith("hmac-")) {
        throw new ConnectionFileException("unknown signature_scheme " + scheme, null);
      }
      String name = "Hmac" + scheme.substring("hmac-".length()).toUpperCase(Locale.ROOT);
      Mac mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), name));
      return new Signer(mac);
    } catch (GeneralSecurityException e) {
      throw new ConnectionFileException("unknown signature_scheme " + scheme, e);
    }
  }

  boolean signs() {
    return prototype != null;
  }

  /** The signature in lower case hexadecimal digits; empty when messages are not signed. */
  byte[] sign(List<byte[]> parts) {
    if (prototype == null) {
      return new byte[0];
    }
    try {
      Mac mac = (Mac) prototype.clone();
      parts.forEach(mac::update);
      return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this Java's " + prototype + " cannot be copied", e);
    }
  }

  /** Whether that is the parts' signature; takes the same time wherever they differ. */
  boolean signed(byte[] signature, List<byte[]> parts) {
    return prototype == null || MessageDigest.isEqual(sign(parts), signature);
  }
}
