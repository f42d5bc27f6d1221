package org.jdeco.kernel.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdeco.kernel.protocol.Channel;
import org.jdeco.kernel.protocol.ConnectionFile;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The kernel's five sockets and the one thread that touches them.
 *
 * <p>The thread blocks in a selector which watches the sockets' own descriptors. Senders put their
 * frames into a queue and wake the selector. {@link Selector#wakeup} rather than a socket pair or a
 * pipe, because cells are interrupted, and an interrupted thread that writes to an NIO channel
 * closes it. A descriptor only says that something has changed, so the thread reads every socket
 * until it is empty before it blocks again.
 */
final class Sockets implements Outbox, AutoCloseable {
  private static final Logger LOG = System.getLogger(Sockets.class.getName());
  private static final int UNLIMITED = 0;
  private static final int LINGER_MILLIS = 2_000;
  private static final int TURN = 64;

  private final ZMQ.Context context = ZMQ.context(1);
  private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
  private final List<UnixListener> listeners = new ArrayList<>();
  private final Selector selector;
  private final Queue<Parcel> outgoing = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean awake = new AtomicBoolean();
  private volatile @Nullable Thread thread;
  private volatile boolean closing;

  private record Parcel(Channel channel, List<byte[]> frames) {}

  /**
   * Binds the sockets; nothing is read before {@link #start}.
   *
   * @throws BindException if an address cannot be listened on
   */
  Sockets(ConnectionFile connection) {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      for (Channel channel : Channel.values()) {
        open(channel, connection);
      }
    } catch (IOException | RuntimeException e) {
      release();
      throw e instanceof BindException bind ? bind : new BindException(e);
    }
  }

  /** From now on this object's thread reads and sends. */
  void start(Inbox inbox) {
    thread = Thread.ofPlatform().name("jdeco-sockets").daemon().start(() -> run(inbox));
  }

  @Override
  public void send(Channel channel, List<byte[]> frames) {
    outgoing.add(new Parcel(channel, frames));
    wake();
  }

  /** Sends what was given before, then closes the sockets; what clients do not take is dropped. */
  @Override
  public void close() {
    closing = true;
    wake();
    Thread owner = thread;
    if (owner == null) {
      release();
      return;
    }
    try {
      owner.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void wake() {
    if (awake.compareAndSet(false, true)) {
      selector.wakeup();
    }
  }

  private void open(Channel channel, ConnectionFile connection) throws IOException {
    ZMQ.Socket socket =
        context.socket(channel == Channel.IOPUB ? SocketType.XPUB : SocketType.ROUTER);
    sockets.put(channel, socket);
    socket.setLinger(LINGER_MILLIS);
    socket.setSndHWM(UNLIMITED);
    socket.setRcvHWM(UNLIMITED);
    if (channel == Channel.IOPUB) {
      socket.setXpubVerbose(true);
    } else {
      socket.setRouterHandover(true);
    }
    bind(channel, socket, connection);
    socket.getFD().register(selector, SelectionKey.OP_READ);
  }

  /** JeroMQ has no Unix domain sockets: for these it listens on loopback, behind a relay. */
  private void bind(Channel channel, ZMQ.Socket socket, ConnectionFile connection)
      throws IOException {
    if (connection.local()) {
      socket.bind("tcp://127.0.0.1:*");
      String bound = socket.getLastEndpoint();
      int port = Integer.parseInt(bound.substring(bound.lastIndexOf(':') + 1));
      listeners.add(
          UnixListener.open(
              connection.path(channel),
              new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port)));
      return;
    }
    boolean six = connection.ip().contains(":");
    socket.setIPv6(six);
    String host = six ? "[" + connection.ip() + "]" : connection.ip();
    String endpoint = "tcp://" + host + ":" + connection.port(channel);
    try {
      socket.bind(endpoint);
    } catch (ZMQException e) {
      throw new BindException(endpoint, e);
    }
  }

  private void run(Inbox inbox) {
    try {
      while (!closing) {
        awake.set(false);
        boolean moved = sendSome(inbox);
        for (Map.Entry<Channel, ZMQ.Socket> entry : sockets.entrySet()) {
          moved |= receiveSome(entry.getKey(), entry.getValue(), inbox);
        }
        if (!moved && !closing) {
          selector.select();
          selector.selectedKeys().clear();
        }
      }
      while (sendSome(inbox)) {
        // what was given before the end
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.ERROR, "the sockets failed; the kernel can no longer be reached", e);
    } finally {
      release();
    }
  }

  /** Sends some messages, not all, so that a cell which floods the channels can be interrupted. */
  private boolean sendSome(Inbox inbox) {
    for (int sent = 0; sent < TURN; sent++) {
      Parcel parcel = outgoing.poll();
      if (parcel == null) {
        return sent > 0;
      }
      ZMQ.Socket socket = sockets.get(parcel.channel());
      if (socket == null) {
        continue;
      }
      if (parcel.channel() == Channel.IOPUB) {
        receiveSome(Channel.IOPUB, socket, inbox); // who has just subscribed is welcomed first
      }
      send(socket, parcel.frames());
    }
    return true;
  }

  private static void send(ZMQ.Socket socket, List<byte[]> frames) {
    int last = frames.size() - 1;
    for (int i = 0; i < last; i++) {
      socket.send(frames.get(i), ZMQ.SNDMORE | ZMQ.DONTWAIT);
    }
    socket.send(frames.get(last), ZMQ.DONTWAIT);
  }

  /** Takes some messages, not all, so that one busy channel does not starve the others. */
  private boolean receiveSome(Channel channel, ZMQ.Socket socket, Inbox inbox) {
    for (int taken = 0; taken < TURN; taken++) {
      byte[] first = socket.recv(ZMQ.DONTWAIT);
      if (first == null) {
        return taken > 0;
      }
      List<byte[]> frames = new ArrayList<>();
      frames.add(first);
      while (socket.hasReceiveMore()) {
        frames.add(socket.recv());
      }
      deliver(channel, socket, frames, inbox);
    }
    return true;
  }

  private static void deliver(
      Channel channel, ZMQ.Socket socket, List<byte[]> frames, Inbox inbox) {
    switch (channel) {
      case HEARTBEAT -> send(socket, frames);
      case IOPUB -> subscription(socket, frames.getFirst(), inbox);
      case SHELL, CONTROL, STDIN -> inbox.received(channel, frames);
    }
  }

  /** What an XPUB socket receives: 1 and a topic, or 0 and a topic when a client has left. */
  private static void subscription(ZMQ.Socket socket, byte[] event, Inbox inbox) {
    if (event.length > 0 && event[0] == 1) {
      byte[] topic = Arrays.copyOfRange(event, 1, event.length);
      send(socket, inbox.subscribed(new String(topic, StandardCharsets.UTF_8)));
    }
  }

  private void release() {
    listeners.forEach(UnixListener::close);
    sockets.values().forEach(ZMQ.Socket::close);
    context.term();
    try {
      selector.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the selector did not close", e);
    }
  }
}
