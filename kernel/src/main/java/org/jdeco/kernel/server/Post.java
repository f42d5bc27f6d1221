package org.jdeco.kernel.server;

import org.jdeco.kernel.protocol.Channel;
import org.jdeco.kernel.protocol.Header;
import org.jdeco.kernel.protocol.Message;
import org.jdeco.kernel.protocol.MessageCodec;
import org.jdeco.kernel.protocol.Publication;
import org.jdeco.kernel.protocol.Question;
import org.jdeco.kernel.protocol.Reply;
import org.jspecify.annotations.Nullable;

/** Sends the kernel's messages. Any thread; messages are written as JSON on the caller's. */
final class Post {
  private final MessageCodec codec;
  private final Outbox outbox;

  Post(MessageCodec codec, Outbox outbox) {
    this.codec = codec;
    this.outbox = outbox;
  }

  /** Answers on the channel the request came by. */
  void reply(Channel channel, Message request, Reply reply) {
    outbox.send(channel, codec.reply(request, reply));
  }

  /** Tells all clients. */
  void publish(@Nullable Header parent, Publication publication) {
    outbox.send(Channel.IOPUB, codec.publication(parent, publication));
  }

  /** Asks the user in front of the client that sent the request. */
  void ask(String id, Message request, Question question) {
    outbox.send(Channel.STDIN, codec.question(id, request, question));
  }

  /** An id for a question. */
  String nextId() {
    return codec.nextId();
  }
}
