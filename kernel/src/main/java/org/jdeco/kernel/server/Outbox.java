package org.jdeco.kernel.server;

import java.util.List;
import org.jdeco.kernel.protocol.Channel;

/** Takes frames to be sent. Any thread may call it, an interrupted one too; it never blocks. */
interface Outbox {
  /** Sends a message's frames, behind all that were given before for that channel. */
  void send(Channel channel, List<byte[]> frames);
}
