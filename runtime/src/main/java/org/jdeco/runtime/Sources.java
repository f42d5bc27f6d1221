package org.jdeco.runtime;

import java.util.Collections;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;

/**
 * What a lookahead goes over besides the replay. Keys that are held weakly may go in between, so of
 * those it sees nothing, and the loop runs as written. For rewritten code.
 */
public final class Sources {
  private static final String WEAK = "java.util.WeakHashMap$";

  private Sources() {}

  /** Returns {@code elements}, or nothing if they may change by themselves. */
  public static <E> Iterator<E> of(Iterator<E> elements) {
    return elements.getClass().getName().startsWith(WEAK) ? Collections.emptyIterator() : elements;
  }

  /** Returns {@code elements}, or nothing if they may change by themselves. */
  public static <E> Spliterator<E> of(Spliterator<E> elements) {
    return elements.getClass().getName().startsWith(WEAK)
        ? Spliterators.emptySpliterator()
        : elements;
  }
}
