package org.jdeco.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Proxy;

/**
 * The signal of Ctrl-C. A kernel takes it for an interrupt of the cell, where Java would end.
 *
 * <p>{@code sun.misc.Signal} is the only way to handle it; it is called reflectively because the
 * compiler's remark on its use cannot be turned off.
 */
final class InterruptSignal {
  private static final Logger LOG = System.getLogger(InterruptSignal.class.getName());

  private InterruptSignal() {}

  /** Calls that whenever the signal comes. */
  static void handle(Runnable interrupt) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      interrupt.run();
                      yield null;
                    }
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> System.identityHashCode(self);
                    default -> "SIGINT interrupts the cell";
                  });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), proxy);
    } catch (ReflectiveOperationException e) {
      LOG.log(Level.WARNING, "Ctrl-C will end the kernel: its signal cannot be handled here", e);
    }
  }
}
