package org.jdeco.kernel.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.jdeco.magics.source.MappedText;
import org.jspecify.annotations.Nullable;

/** Remembers from which cell each snippet came. Any thread. */
final class Origins {
  private final JShell shell;
  private final ReentrantLock analysis;
  private final Map<String, Origin> byId = new ConcurrentHashMap<>();
  private volatile Origin latest = new Origin(0, MappedText.of(""));
  private volatile @Nullable Frames frames;

  Origins(JShell shell, ReentrantLock analysis) {
    this.shell = shell;
    this.analysis = analysis;
  }

  /** Snippets not yet known come from here, while it is evaluated. */
  void evaluating(Origin origin) {
    latest = origin;
    frames = null;
  }

  void put(Snippet snippet, Origin origin) {
    byId.put(snippet.id(), origin);
    frames = null;
  }

  Origin of(Snippet snippet) {
    Origin known = byId.get(snippet.id());
    if (known != null) {
      return known;
    }
    Origin now = latest;
    return now.text().text().stripTrailing().length()
            >= snippet.source().stripTrailing().length() - 1
        ? now
        : new Origin(0, MappedText.of(snippet.source()));
  }

  /** Where the frames of the snippets there are stand. */
  Frames frames() {
    Frames known = frames;
    if (known != null) {
      return known;
    }
    analysis.lock();
    try {
      Frames made = new Frames(shell, this);
      frames = made;
      return made;
    } finally {
      analysis.unlock();
    }
  }
}
