package org.jdeco.kernel.server;

import java.util.Map;

/** The kernel's end of one open comm. Any thread may send. */
public interface Comm {
  /** Its id, the same at both ends. */
  String id();

  /** Sends to the front end. */
  void send(Map<String, Object> data);

  /** Closes both ends. */
  void close(Map<String, Object> data);
}
