package org.jdeco.kernel.server;

import java.util.Map;

/** What comms can be opened to, by a name. Its methods run on the execution thread. */
public interface CommTarget {
  /** The front end has opened a comm; the result takes what it sends. */
  Listener opened(Comm comm, Map<String, Object> data);

  /** Takes what comes over one comm. */
  interface Listener {
    /** The front end has sent. */
    void received(Map<String, Object> data);

    /** The front end has closed it. */
    default void closed(Map<String, Object> data) {}
  }
}
