package org.jdeco.kernel.server;

import org.jdeco.kernel.protocol.Channel;
import org.jdeco.kernel.protocol.Message;

/**
 * A message and the channel it came by, which its reply takes too.
 *
 * @param channel one of shell, control and stdin
 * @param message the message
 */
record Received(Channel channel, Message message) {}
