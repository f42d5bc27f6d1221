package org.jdeco.kernel.server;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A Unix domain socket which relays to a socket on loopback.
 *
 * <p>JeroMQ maps {@code ipc} addresses to TCP ports, which libzmq's clients cannot reach. The byte
 * stream is the same over both kinds of socket, so each connection is passed on as it is, by two
 * virtual threads.
 */
final class UnixListener implements AutoCloseable {
  private static final Logger LOG = System.getLogger(UnixListener.class.getName());
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path path;
  private final InetSocketAddress target;
  private final ServerSocketChannel server;

  private UnixListener(Path path, InetSocketAddress target, ServerSocketChannel server) {
    this.path = path;
    this.target = target;
    this.server = server;
  }

  /** Listens on a path; what a kernel that crashed has left there is replaced. */
  static UnixListener open(Path path, InetSocketAddress target) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      Files.deleteIfExists(path);
      server.bind(UnixDomainSocketAddress.of(path));
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
      }
    } catch (IOException e) {
      server.close();
      throw new BindException("ipc://" + path, e);
    }
    UnixListener listener = new UnixListener(path, target, server);
    Thread.ofVirtual().name("jdeco-ipc").start(listener::accept);
    return listener;
  }

  @Override
  public void close() {
    try {
      server.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "could not remove " + path, e);
    }
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        relay(server.accept());
      } catch (AsynchronousCloseException e) {
        return;
      } catch (IOException e) {
        LOG.log(Level.WARNING, "a client of " + path + " could not be connected", e);
      }
    }
  }

  private void relay(SocketChannel client) throws IOException {
    try {
      SocketChannel kernel = SocketChannel.open(target);
      kernel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      Thread.ofVirtual().name("jdeco-ipc-in").start(() -> copy(client, kernel));
      Thread.ofVirtual().name("jdeco-ipc-out").start(() -> copy(kernel, client));
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  /** Copies until one side ends; then both end, which ends the opposite direction too. */
  private static void copy(SocketChannel from, SocketChannel to) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    try (from;
        to) {
      while (from.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a connection over ipc ended", e);
    }
  }
}
