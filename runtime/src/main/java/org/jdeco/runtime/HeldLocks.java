package org.jdeco.runtime;

/**
 * Tells whether the current thread holds locks. In plain Java a thread may take a lock again that
 * it holds; a worker that makes the call in its place would wait for the thread, and that for it. A
 * service, found by {@link java.util.ServiceLoader}; any thread.
 */
@FunctionalInterface
public interface HeldLocks {
  /** Whether the current thread holds a monitor or lock that code of the user's has taken. */
  boolean any();
}
