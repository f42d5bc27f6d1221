package org.jdeco.magics.plan;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The methods known to be concurrent, by name and parameter types, in the order they became known.
 * Used on the execution thread; {@link #all} may be called on any.
 */
public final class ConcurrentMethods {
  private final Map<String, ConcurrentMethod> methods = new LinkedHashMap<>();

  /** Adds a method, or replaces what was known of it. */
  public synchronized void add(ConcurrentMethod method) {
    methods.put(key(method.name(), method.parameterTypes()), method);
  }

  /** Forgets a method; tells whether it was known. */
  public synchronized boolean remove(String name, String parameterTypes) {
    return methods.remove(key(name, parameterTypes)) != null;
  }

  /** The concurrent method of this name and these parameter types as JShell prints them. */
  public synchronized Optional<ConcurrentMethod> find(String name, String parameterTypes) {
    return Optional.ofNullable(methods.get(key(name, parameterTypes)));
  }

  /** The concurrent overloads of this name. */
  public synchronized List<ConcurrentMethod> named(String name) {
    return methods.values().stream().filter(method -> method.name().equals(name)).toList();
  }

  /** All of them. */
  public synchronized Collection<ConcurrentMethod> all() {
    return List.copyOf(methods.values());
  }

  private static String key(String name, String parameterTypes) {
    return name + "(" + parameterTypes.replace(" ", "") + ")";
  }
}
