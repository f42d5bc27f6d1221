package org.jdeco.kernel.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jdeco.kernel.protocol.Header;
import org.jdeco.kernel.protocol.Publication;
import org.jdeco.kernel.protocol.Request;
import org.jspecify.annotations.Nullable;

/** The comms that are open, and the targets they can be opened to. Any thread. */
public final class Comms {
  private static final Logger LOG = System.getLogger(Comms.class.getName());

  private final Post post;
  private final Map<String, CommTarget> targets = new ConcurrentHashMap<>();
  private final Map<String, OpenComm> open = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Header> parent = new AtomicReference<>();

  Comms(Post post) {
    this.post = post;
  }

  /** From now on the front end can open comms to that name. */
  public void register(String target, CommTarget handler) {
    targets.put(target, handler);
  }

  /** Opens a comm to a target of the front end. */
  public Comm open(String target, CommTarget.Listener listener, Map<String, Object> data) {
    OpenComm comm = new OpenComm(UUID.randomUUID().toString(), target);
    comm.listener = listener;
    open.put(comm.id(), comm);
    post.publish(parent.get(), new Publication.CommOpen(comm.id(), target, data));
    return comm;
  }

  /** Target names by comm id, of one target or of all. */
  Map<String, Map<String, Object>> info(@Nullable String target) {
    Map<String, Map<String, Object>> info = new LinkedHashMap<>();
    open.forEach((id, comm) -> {
      if (target == null || target.isEmpty() || target.equals(comm.target)) {
        info.put(id, Map.of("target_name", comm.target));
      }
    });
    return info;
  }

  /** What comms send from now on belongs to that request. */
  void handling(Header request) {
    parent.set(request);
  }

  void opened(Header request, Request.CommOpen message) {
    CommTarget target = targets.get(message.target());
    if (target == null) {
      LOG.log(Level.WARNING, "no comm target is named " + message.target());
      post.publish(request, new Publication.CommClose(message.id(), Map.of()));
      return;
    }
    OpenComm comm = new OpenComm(message.id(), message.target());
    open.put(comm.id(), comm);
    try {
      comm.listener = target.opened(comm, message.data());
    } catch (RuntimeException e) {
      comm.close(Map.of());
      throw e;
    }
  }

  void received(Request.CommMessage message) {
    OpenComm comm = open.get(message.id());
    if (comm == null || comm.listener == null) {
      LOG.log(Level.WARNING, "no comm is open with the id " + message.id());
      return;
    }
    comm.listener.received(message.data());
  }

  void closed(Request.CommClose message) {
    OpenComm comm = open.remove(message.id());
    if (comm != null && comm.listener != null) {
      comm.listener.closed(message.data());
    }
  }

  private final class OpenComm implements Comm {
    private final String id;
    private final String target;
    private volatile CommTarget.@Nullable Listener listener;

    OpenComm(String id, String target) {
      this.id = id;
      this.target = target;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public void send(Map<String, Object> data) {
      post.publish(parent.get(), new Publication.CommMessage(id, data));
    }

    @Override
    public void close(Map<String, Object> data) {
      if (open.remove(id, this)) {
        post.publish(parent.get(), new Publication.CommClose(id, data));
      }
    }
  }
}
