package org.jdeco.kernel.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.Snippet;
import org.jdeco.magics.source.MappedText;

/** Remembers from which cell each snippet came. */
final class Origins {
  private final Map<String, Origin> byId = new ConcurrentHashMap<>();
  private volatile Origin latest = new Origin(0, MappedText.of(""));

  /** Snippets not yet known come from here, while it is evaluated. */
  void evaluating(Origin origin) {
    latest = origin;
  }

  void put(Snippet snippet, Origin origin) {
    byId.put(snippet.id(), origin);
  }

  Origin of(Snippet snippet) {
    Origin known = byId.get(snippet.id());
    if (known != null) {
      return known;
    }
    return latest.text().text().length() >= snippet.source().stripTrailing().length() - 1
        ? latest
        : new Origin(0, MappedText.of(snippet.source()));
  }
}
