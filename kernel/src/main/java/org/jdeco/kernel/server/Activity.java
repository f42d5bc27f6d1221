package org.jdeco.kernel.server;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jdeco.kernel.protocol.Header;
import org.jdeco.kernel.protocol.Publication.Status;

/**
 * Publishes when the kernel is busy, and with which request.
 *
 * <p>Completion is answered while a cell runs, so an {@code idle} is published then. Front ends,
 * and servers that stop idle kernels, look at the latest status alone; therefore it is followed by
 * a {@code busy} for what still runs.
 */
final class Activity {
  private final Post post;
  private final SequencedSet<Header> active = new LinkedHashSet<>();

  Activity(Post post) {
    this.post = post;
  }

  /** Published once, before anything else. */
  void starting() {
    post.publish(null, new Status("starting"));
  }

  synchronized void begin(Header request) {
    active.add(request);
    post.publish(request, new Status("busy"));
  }

  synchronized void end(Header request) {
    active.remove(request);
    post.publish(request, new Status("idle"));
    if (!active.isEmpty()) {
      post.publish(active.getFirst(), new Status("busy"));
    }
  }
}
