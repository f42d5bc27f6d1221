package org.jdeco.kernel.session;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes bytes as they come; a character cut in two waits for its rest. Any thread. */
final class Utf8Text {
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private ByteBuffer pending = ByteBuffer.allocate(0);

  synchronized String decode(byte[] bytes, int offset, int length) {
    if (!pending.hasRemaining() && length > 0 && bytes[offset + length - 1] >= 0) {
      // Ends in an ASCII character, as almost all text does: nothing is cut.
      return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }
    ByteBuffer in = ByteBuffer.allocate(pending.remaining() + length);
    in.put(pending).put(bytes, offset, length).flip();
    CharBuffer out = CharBuffer.allocate(in.remaining());
    decoder.reset();
    decoder.decode(in, out, false);
    pending = in;
    return out.flip().toString();
  }
}
