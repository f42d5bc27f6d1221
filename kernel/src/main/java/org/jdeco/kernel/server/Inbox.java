package org.jdeco.kernel.server;

import java.util.List;
import org.jdeco.kernel.protocol.Channel;

/** Takes what comes in, on the thread that owns the sockets: it must not block. */
interface Inbox {
  /** A message came. */
  void received(Channel channel, List<byte[]> frames);

  /** A client subscribed to the iopub topics that start so; what it is told first. */
  List<byte[]> subscribed(String topic);
}
