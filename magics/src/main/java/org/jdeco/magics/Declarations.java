package org.jdeco.magics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.jdeco.magics.plan.ConcurrentMethod;
import org.jdeco.magics.plan.ConcurrentMethods;
import org.jspecify.annotations.Nullable;

/**
 * Follows the methods that cells declare, so that the concurrent ones are always the methods the
 * shell would call: a method declared while marking is concurrent, and one that is declared again
 * without the mark, or dropped, no longer is. Execution thread.
 */
final class Declarations implements Consumer<SnippetEvent> {
  private enum Mode {
    PLAIN,
    MARKING,
    TRUSTING
  }

  private final ConcurrentMethods methods;
  private final List<String> lapsed = new ArrayList<>();
  private @Nullable JShell shell;
  private Mode mode = Mode.PLAIN;

  Declarations(ConcurrentMethods methods) {
    this.methods = methods;
  }

  /** Follows this shell from now on. */
  void follow(JShell current) {
    if (shell != current) {
      shell = current;
      current.onSnippetEvent(this);
    }
  }

  /** Does something, and marks the methods declared meanwhile. */
  Outcome marking(boolean trusted, Supplier<Outcome> work) {
    mode = trusted ? Mode.TRUSTING : Mode.MARKING;
    try {
      return work.get();
    } finally {
      mode = Mode.PLAIN;
    }
  }

  /** The methods that were concurrent until they were declared again without the mark. */
  List<String> lapsed() {
    return List.copyOf(lapsed);
  }

  @Override
  public void accept(SnippetEvent event) {
    if (!(event.snippet() instanceof MethodSnippet method)) {
      return;
    }
    if (event.status() == Snippet.Status.DROPPED) {
      methods.remove(method.name(), method.parameterTypes());
    } else if (event.causeSnippet() == null && event.status() != Snippet.Status.REJECTED) {
      declared(method);
    }
  }

  private void declared(MethodSnippet method) {
    ConcurrentMethod marked =
        new ConcurrentMethod(method.name(), method.parameterTypes(), mode == Mode.TRUSTING);
    lapsed.remove(marked.signature());
    if (mode != Mode.PLAIN) {
      methods.add(marked);
    } else if (methods.remove(method.name(), method.parameterTypes())) {
      lapsed.add(marked.signature());
    }
  }
}
