package org.jdeco.kernel.protocol;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers the latest signatures, so that a message that is sent again is noticed. */
final class SeenSignatures {
  private final LinkedHashMap<String, Boolean> seen;

  SeenSignatures(int capacity) {
    seen =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > capacity;
          }
        };
  }

  /** Whether it is seen for the first time. */
  synchronized boolean add(byte[] signature) {
    return seen.put(new String(signature, StandardCharsets.US_ASCII), true) == null;
  }
}
