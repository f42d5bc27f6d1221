package org.jdeco.magics.effects;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JDK's own classes, and how they extend each other. */
final class Platform {
  private static final Set<String> OBJECT =
      Stream.of(Object.class.getDeclaredMethods())
          .map(m -> m.getName() + descriptor(m))
          .collect(Collectors.toUnmodifiableSet());

  private final Map<String, Optional<Class<?>>> classes = new HashMap<>();
  private final Map<String, Set<String>> supertypes = new HashMap<>();
  private final Map<String, Set<String>> declared = new HashMap<>();

  boolean has(String internalName) {
    return find(internalName).isPresent();
  }

  private Optional<Class<?>> find(String internalName) {
    return classes.computeIfAbsent(
        internalName,
        name -> {
          if (name.startsWith("[") || name.startsWith("REPL/") || name.startsWith("org/jdeco/")) {
            return Optional.empty();
          }
          try {
            return Optional.of(
                Class.forName(name.replace('/', '.'), false, ClassLoader.getPlatformClassLoader()));
          } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
          }
        });
  }

  /** A class, its superclasses and its interfaces, nearest first. */
  Set<String> supertypes(String internalName) {
    return supertypes.computeIfAbsent(
        internalName,
        name -> {
          Set<String> all = new LinkedHashSet<>();
          List<Class<?>> open = new ArrayList<>();
          for (Class<?> c = find(name).orElse(null); c != null; c = c.getSuperclass()) {
            if (c != Object.class) {
              all.add(internal(c));
              open.add(c);
            }
          }
          for (int i = 0; i < open.size(); i++) {
            for (Class<?> type : open.get(i).getInterfaces()) {
              if (all.add(internal(type))) {
                open.add(type);
              }
            }
          }
          all.add("java/lang/Object");
          return all;
        });
  }

  private static String internal(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  boolean isFinal(String internalName) {
    return find(internalName).map(c -> Modifier.isFinal(c.getModifiers())).orElse(false);
  }

  boolean isInterface(String internalName) {
    return find(internalName).map(Class::isInterface).orElse(false);
  }

  /** Whether instances are meant to be made by lambda expressions. */
  boolean isFunctional(String internalName) {
    return find(internalName)
        .map(c -> c.isAnnotationPresent(FunctionalInterface.class))
        .orElse(false);
  }

  /**
   * Whether lambda expressions may make instances though it is not meant, such as of Iterable;
   * other methods call the one they implement. What has an order of its own is not among these.
   */
  boolean hasOneMethod(String internalName) {
    return !internalName.equals("java/lang/Comparable")
        && !isFunctional(internalName)
        && find(internalName).filter(Class::isInterface).stream()
                .flatMap(c -> List.of(c.getMethods()).stream())
                .filter(m -> Modifier.isAbstract(m.getModifiers()))
                .filter(m -> !OBJECT.contains(m.getName() + descriptor(m)))
                .count()
            == 1;
  }

  /** Whether a method of the interface has no body. */
  boolean isAbstract(String internalName, String method) {
    return find(internalName).stream()
        .flatMap(c -> List.of(c.getMethods()).stream())
        .anyMatch(m -> m.getName().equals(method) && Modifier.isAbstract(m.getModifiers()));
  }

  /** The one method of an interface that a lambda expression implements, or null. */
  @Nullable MethodKey function(String internalName, String named) {
    return find(internalName).stream()
        .flatMap(c -> List.of(c.getMethods()).stream())
        .filter(m -> Modifier.isAbstract(m.getModifiers()))
        .filter(m -> named.isEmpty() || m.getName().equals(named))
        .filter(m -> !m.getName().equals("equals") && !m.getName().equals("hashCode"))
        .map(m -> new MethodKey(internalName, m.getName(), descriptor(m)))
        .findFirst()
        .orElse(null);
  }

  /** Whether Object has a method. */
  boolean isOfObject(String name, String descriptor) {
    return OBJECT.contains(name + descriptor);
  }

  /** Whether a class has a method, or inherits it. */
  boolean has(String internalName, String name, String descriptor) {
    return declared(internalName).contains(name + descriptor) || OBJECT.contains(name + descriptor);
  }

  /** Whether a class or one above it, but for Object, has a method that subclasses may replace. */
  boolean declares(String internalName, String nameAndDescriptor) {
    return declared(internalName).contains(nameAndDescriptor);
  }

  private Set<String> declared(String internalName) {
    return declared.computeIfAbsent(
        internalName,
        _ -> {
          Set<String> all = new HashSet<>();
          for (String type : supertypes(internalName)) {
            if (!type.equals("java/lang/Object")) {
              find(type).stream()
                  .flatMap(c -> List.of(c.getDeclaredMethods()).stream())
                  .forEach(m -> all.add(m.getName() + descriptor(m)));
            }
          }
          return all;
        });
  }

  private static String descriptor(Method method) {
    StringBuilder text = new StringBuilder("(");
    for (Class<?> parameter : method.getParameterTypes()) {
      text.append(parameter.descriptorString());
    }
    return text.append(')').append(method.getReturnType().descriptorString()).toString();
  }
}
