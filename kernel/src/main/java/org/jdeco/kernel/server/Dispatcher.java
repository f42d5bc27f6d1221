package org.jdeco.kernel.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jdeco.kernel.protocol.Channel;
import org.jdeco.kernel.protocol.MalformedMessageException;
import org.jdeco.kernel.protocol.Message;
import org.jdeco.kernel.protocol.MessageCodec;
import org.jdeco.kernel.protocol.Publication;
import org.jdeco.kernel.protocol.Request;

/** Reads what comes in and hands it to the thread that serves it. */
final class Dispatcher implements Inbox {
  private static final Logger LOG = System.getLogger(Dispatcher.class.getName());

  private final MessageCodec codec;
  private final Threads threads;

  /**
   * Where messages go; each returns at once.
   *
   * @param control serves what the kernel answers by itself
   * @param completion serves what asks the interpreter, also while a cell runs
   * @param execution serves what runs the user's code
   * @param answer takes the id of a question and the user's answer
   */
  record Threads(
      Consumer<Received> control,
      Consumer<Received> completion,
      Consumer<Received> execution,
      BiConsumer<String, String> answer) {}

  Dispatcher(MessageCodec codec, Threads threads) {
    this.codec = codec;
    this.threads = threads;
  }

  @Override
  public void received(Channel channel, List<byte[]> frames) {
    try {
      dispatch(new Received(channel, codec.decode(frames)));
    } catch (MalformedMessageException e) {
      LOG.log(Level.WARNING, "dropped a message on " + channel + ": " + e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "dropped a message on " + channel, e);
    }
  }

  @Override
  public List<byte[]> subscribed(String topic) {
    return codec.publication(null, new Publication.Welcome(topic));
  }

  private void dispatch(Received received) {
    Message message = received.message();
    switch (message.request()) {
      case Request.KernelInfo _,
          Request.Connect _,
          Request.History _,
          Request.CommInfo _,
          Request.Interrupt _,
          Request.Shutdown _,
          Request.Invalid _ ->
          threads.control().accept(received);
      case Request.Complete _, Request.Inspect _, Request.IsComplete _ ->
          threads.completion().accept(received);
      case Request.Execute _, Request.CommOpen _, Request.CommMessage _, Request.CommClose _ ->
          threads.execution().accept(received);
      case Request.InputReply reply -> threads.answer().accept(message.parentId(), reply.value());
      case Request.Unsupported _ -> {
        LOG.log(Level.INFO, "not served: " + message.header().type());
        if (message.header().type().endsWith("_request")) {
          threads.control().accept(received);
        }
      }
    }
  }
}
