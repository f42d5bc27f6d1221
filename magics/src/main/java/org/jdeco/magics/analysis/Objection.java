package org.jdeco.magics.analysis;

import com.sun.source.tree.Tree;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The first thing found in the way, and why it is; later ones do not count. */
final class Objection {
  private @Nullable Tree at;
  private String reason = "";

  void raise(Tree tree, String why) {
    if (at == null) {
      at = tree;
      reason = why;
    }
  }

  boolean isRaised() {
    return at != null;
  }

  Tree at() {
    return Objects.requireNonNull(at);
  }

  String reason() {
    return reason;
  }
}
