package org.jdeco.magics.effects;

import java.lang.classfile.MethodModel;
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
    return known.computeIfAbsent(method, this::analyse);
  }

  private Effects analyse(MethodKey method) {
    summaries.start();
    Types types = new Types(classes, method);
    try {
      MethodModel model =
          classes
              .find(method.owner())
              .map(info -> info.method(method.name(), method.descriptor()))
              .orElse(null);
      return Conclusion.of(summaries.of(method, Shape.NONE), new Words(method, model), types);
    } catch (RuntimeException | StackOverflowError e) {
      // a class file may be broken where only names are kept
      Summary unknown =
          Summary.unknown(
              Signature.readable(method.owner()) + "." + method.name() + ": " + e.getMessage(),
              null,
              Value.Ref.ANYTHING);
      return Conclusion.of(unknown, new Words(method, null), types);
    }
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
