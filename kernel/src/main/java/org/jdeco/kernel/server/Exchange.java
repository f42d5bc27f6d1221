package org.jdeco.kernel.server;

import org.jdeco.kernel.protocol.Channel;
import org.jdeco.kernel.protocol.Reply;
import org.jdeco.magics.Outcome;
import org.jspecify.annotations.Nullable;

/** Serves one request: busy, the reply, idle. A handler that fails ends in an error reply. */
final class Exchange {
  private final Post post;
  private final Activity activity;

  Exchange(Post post, Activity activity) {
    this.post = post;
    this.activity = activity;
  }

  /** What answers a request; null when its type has no reply. */
  @FunctionalInterface
  interface Handler {
    @Nullable Reply answer(Received received);
  }

  /** Serves the request on the caller's thread and returns its reply; throws nothing. */
  @Nullable Reply serve(Received received, Handler handler) {
    activity.begin(received.message().header());
    try {
      Reply reply = answer(received, handler);
      if (reply != null) {
        send(received, reply);
      }
      return reply;
    } finally {
      activity.end(received.message().header());
    }
  }

  private static @Nullable Reply answer(Received received, Handler handler) {
    try {
      return handler.answer(received);
    } catch (Throwable e) {
      return failed(received, e);
    }
  }

  private void send(Received received, Reply reply) {
    Channel channel = received.channel();
    try {
      post.reply(channel, received.message(), reply);
    } catch (RuntimeException e) {
      post.reply(channel, received.message(), failed(received, e));
    }
  }

  private static Reply failed(Received received, Throwable cause) {
    Outcome.Failure failure =
        Failures.unexpected(
            "the kernel could not serve " + received.message().header().type(), cause);
    return new Reply.Failed(failure.name(), failure.message(), failure.traceback());
  }
}
