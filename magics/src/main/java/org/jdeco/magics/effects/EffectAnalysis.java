package org.jdeco.magics.effects;

import java.util.Set;

/** Finds out what methods read and write, from their bytecode and that of all they call. */
public final class EffectAnalysis {
  private final ClassSource source;

  /** An analysis of the classes of {@code source} and of the JDK. */
  public EffectAnalysis(ClassSource source) {
    this.source = source;
  }

  /** What a call of {@code method} may do. Never fails: what is not understood is unknown. */
  public Effects of(MethodKey method) {
    String missing = source.bytes(method.owner()) == null ? " (no class file)" : "";
    String name = method.owner().replace('/', '.') + "." + method.name() + missing;
    return new Effects(
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(new Unknown(name, null)),
        Set.of(new Root.Anything()),
        false,
        Set.of(new Root.Anything()),
        true,
        true);
  }

  /**
   * To be called when classes may have been defined or redefined: what depends on a class whose
   * bytes changed is analysed again, the rest is kept.
   */
  public void invalidate() {}
}
