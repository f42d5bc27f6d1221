package org.jdeco.magics.effects;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Finds out what methods read and write, from their bytecode and that of all they call.
 *
 * <p>Each method is walked once on abstract values: where an object came from, and which parameter
 * plus which constant an index is. What it does is kept in terms of its parameters, and told anew
 * wherever it is called. The JDK's own methods are looked up in a table; what is not in the table,
 * and what was not understood, is unknown. One thread at a time.
 */
public final class EffectAnalysis {
  private final Classes classes;
  private final Summaries summaries;
  private final Map<MethodKey, Effects> known = new HashMap<>();

  /** An analysis of the classes of {@code source} and of the JDK. */
  public EffectAnalysis(ClassSource source) {
    classes = new Classes(source);
    summaries = new Summaries(classes, new Library(classes.platform()));
  }

  /** What a call of {@code method} may do. Never fails: what is not understood is unknown. */
  public Effects of(MethodKey method) {
    return known.computeIfAbsent(
        method,
        key -> {
          summaries.start();
          Summary summary = summaries.of(key, Shape.NONE);
          Words words =
              new Words(
                  key,
                  classes
                      .find(key.owner())
                      .map(info -> info.method(key.name(), key.descriptor()))
                      .orElse(null));
          return Conclusion.of(summary, words, new Types(classes, key));
        });
  }

  /**
   * To be called when classes may have been defined or redefined: what depends on a class whose
   * bytes changed is analysed again, the rest is kept.
   */
  public void invalidate() {
    Set<String> changed = classes.refresh();
    if (!changed.isEmpty()) {
      known.clear();
      summaries.forget(changed);
    }
  }
}
