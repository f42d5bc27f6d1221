package org.jdeco.kernel.session;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.HashSet;
import java.util.Set;

/**
 * The call site that every loop and method of the snippets passes. At rest its target does nothing
 * and costs nothing, as compiled code has it inlined; while there is a reason, such as an execution
 * that is being stopped, it asks a check. Arming discards the compiled code that relied on it, so a
 * hot loop notices within milliseconds. Any thread.
 */
final class StopSwitch {
  private static final MethodHandle NOTHING =
      MethodHandles.empty(MethodType.methodType(void.class));

  private final MutableCallSite site = new MutableCallSite(NOTHING);
  private final Set<Object> stopping = new HashSet<>();
  private final MethodHandle check;

  /** Makes a switch that runs {@code check}, on the thread that passes, while it is armed. */
  StopSwitch(Runnable check) {
    try {
      this.check =
          MethodHandles.lookup()
              .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
              .bindTo(check);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Runnable has no run()", e);
    }
  }

  CallSite site() {
    return site;
  }

  synchronized boolean armed() {
    return site.getTarget() != NOTHING;
  }

  synchronized void arm(Object reason) {
    if (stopping.add(reason)) {
      retarget(check);
    }
  }

  /** Takes a reason off; with the last one, passing costs nothing again. */
  synchronized void disarm(Object reason) {
    if (stopping.remove(reason) && stopping.isEmpty()) {
      retarget(NOTHING);
    }
  }

  private void retarget(MethodHandle target) {
    if (site.getTarget() != target) {
      site.setTarget(target);
      MutableCallSite.syncAll(new MutableCallSite[] {site});
    }
  }
}
