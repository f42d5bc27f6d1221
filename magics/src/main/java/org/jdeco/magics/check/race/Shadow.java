package org.jdeco.magics.check.race;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.Array;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The traces of an object's places, for as long as the object lives. */
final class Shadow extends WeakReference<Object> {
  private final int hash;
  private final @Nullable Trace[] elements;
  private @Nullable Map<String, Trace> fields;
  private int size;

  /** The iteration in which it was first met. */
  final int born;

  private Shadow(Object object, ReferenceQueue<Object> dead, int born, int elements) {
    super(object, dead);
    this.hash = System.identityHashCode(object);
    this.born = born;
    this.elements = new @Nullable Trace[elements];
  }

  /** A shadow to look for another one with. */
  static Shadow probe(Object object, ReferenceQueue<Object> dead) {
    return new Shadow(object, dead, 0, 0);
  }

  /** A shadow without traces. */
  static Shadow of(Object object, ReferenceQueue<Object> dead, int born) {
    return new Shadow(
        object, dead, born, object.getClass().isArray() ? Array.getLength(object) : 0);
  }

  /** The trace of a place that has been met, or null. */
  @Nullable Trace known(Place place) {
    if (place.isElement()) {
      return place.index() < elements.length ? elements[place.index()] : null;
    }
    return fields == null ? null : fields.get(place.name());
  }

  /** Makes a trace; null for an index that there is not. */
  @Nullable Trace add(Place place) {
    Trace trace = new Trace();
    if (!place.isElement()) {
      if (fields == null) {
        fields = new HashMap<>(4);
      }
      fields.put(place.name(), trace);
    } else if (place.index() < elements.length) {
      elements[place.index()] = trace;
    } else {
      return null;
    }
    size++;
    return trace;
  }

  int size() {
    return size;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Shadows are of the same object, or they are different; a dead one equals itself alone. */
  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Shadow shadow && get() != null && shadow.refersTo(get()));
  }
}
