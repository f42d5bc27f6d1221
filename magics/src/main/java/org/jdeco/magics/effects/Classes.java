package org.jdeco.magics.effects;

import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The classes of the user, those of the JDK, and how they extend each other. */
final class Classes {
  private static final String OBJECT = "java/lang/Object";

  private final ClassSource source;
  private final Platform platform = new Platform();
  private final Map<String, Optional<ClassInfo>> known = new HashMap<>();
  private final Map<String, String> broken = new HashMap<>();
  private final Map<String, Set<String>> supertypes = new HashMap<>();
  private final Map<Question, List<String>> answers = new HashMap<>();
  private final Set<String> lambdas = new HashSet<>();
  private Set<String> defined = Set.of();
  private boolean listed;

  /** Told each class and each question about all of them that a result rests on. */
  private Consumer<String> observer = _ -> {};

  Classes(ClassSource source) {
    this.source = source;
    list();
  }

  void observe(Consumer<String> newObserver) {
    observer = newObserver;
  }

  Platform platform() {
    return platform;
  }

  /** Looks at all class files again and names the classes and the answers that changed. */
  Set<String> refresh() {
    Set<String> changed = new LinkedHashSet<>();
    for (Map.Entry<String, Optional<ClassInfo>> entry : known.entrySet()) {
      byte[] now = source.bytes(entry.getKey());
      byte[] then = entry.getValue().map(ClassInfo::bytes).orElse(null);
      if (now != then && (now == null || then == null || !Arrays.equals(now, then))) {
        changed.add(entry.getKey());
      }
    }
    Set<String> moved = new LinkedHashSet<>(changed);
    moved.addAll(defined);
    list();
    moved.removeAll(defined);
    moved.addAll(changed);
    defined.stream().filter(name -> !known.containsKey(name)).forEach(moved::add);
    if (moved.isEmpty()) {
      return changed;
    }
    Set<String> above = new LinkedHashSet<>();
    moved.forEach(name -> above.addAll(supertypes.getOrDefault(name, Set.of())));
    known.keySet().removeAll(changed);
    broken.keySet().removeAll(changed);
    boolean onlyNew = changed.isEmpty() && defined.containsAll(moved);
    if (!onlyNew) {
      lambdas.clear();
    } else if (!lambdas.isEmpty()) {
      unobserved(() -> lambdas.addAll(lambdasOf(moved)));
    }
    supertypes.values().removeIf(all -> !Collections.disjoint(all, moved));
    return unobserved(() -> {
      moved.forEach(name -> above.addAll(supertypes(name)));
      answers.replaceAll((question, old) -> {
        if (!question.concerns(above)) {
          return old;
        }
        List<String> now = onlyNew ? answer(question, old, moved) : answer(question);
        if (!now.equals(old)) {
          changed.add(question.toString());
        }
        return now;
      });
      return changed;
    });
  }

  private <T> T unobserved(Supplier<T> work) {
    Consumer<String> before = observer;
    observer = _ -> {};
    try {
      return work.get();
    } finally {
      observer = before;
    }
  }

  private List<String> ask(Question question) {
    observer.accept(question.toString());
    List<String> known = answers.get(question);
    if (known == null) {
      known = unobserved(() -> answer(question));
      answers.put(question, known);
    }
    return known;
  }

  /** The answer when classes are there that were not when there was another one. */
  private List<String> answer(Question question, List<String> before, Set<String> added) {
    return question instanceof Question.Constructs(List<String> constructors)
        ? before.isEmpty() ? constructing(added, constructors) : before
        : answer(question);
  }

  private List<String> answer(Question question) {
    return switch (question) {
      case Question.Implementations(String type) -> findImplementations(type);
      case Question.Bodies(String type, String name, String descriptor) ->
          findImplementations(type).stream()
              .map(implementation -> resolve(implementation, name, descriptor))
              .filter(Objects::nonNull)
              .filter(where -> find(where).isPresent())
              .distinct()
              .toList();
      case Question.Lambdas(String type) -> lambdas().contains(type) ? List.of(type) : List.of();
      case Question.Constructs(List<String> constructors) -> constructing(defined, constructors);
    };
  }

  private List<String> constructing(Set<String> names, List<String> constructors) {
    return names.stream()
        .flatMap(name -> find(name).stream())
        .filter(info -> constructors.stream().anyMatch(info::constructs))
        .map(ClassInfo::name)
        .limit(1)
        .toList();
  }

  /** The interfaces that snippets have lambda expressions of. */
  private Set<String> lambdas() {
    if (lambdas.isEmpty()) {
      lambdas.add("");
      lambdas.addAll(lambdasOf(defined));
    }
    return lambdas;
  }

  private Set<String> lambdasOf(Set<String> names) {
    return names.stream()
        .flatMap(name -> find(name).stream())
        .flatMap(info -> info.lambdas().stream())
        .collect(Collectors.toSet());
  }

  private void list() {
    Collection<String> all = source.classes();
    listed = all != null;
    defined = all == null ? Set.of() : new LinkedHashSet<>(all);
  }

  /** Whether a class is the JDK's. */
  boolean isPlatform(String name) {
    return name.startsWith("java/") || (find(name).isEmpty() && platform.has(name));
  }

  /** A class of the user's; empty if there is none of that name, or it cannot be read. */
  Optional<ClassInfo> find(String name) {
    observer.accept(name);
    Optional<ClassInfo> found = known.get(name);
    if (found == null) {
      found = name.startsWith("[") ? Optional.empty() : parse(name);
      known.put(name, found);
    }
    return found;
  }

  private Optional<ClassInfo> parse(String name) {
    byte[] bytes = source.bytes(name);
    if (bytes == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ClassInfo(bytes));
    } catch (RuntimeException e) {
      broken.put(name, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Why a class cannot be looked into. */
  String missing(String name) {
    return broken.containsKey(name) ? "its class file cannot be read" : "it has no class file";
  }

  /** A class with its superclasses and interfaces, nearest first. */
  Set<String> supertypes(String name) {
    Set<String> cached = supertypes.get(name);
    if (cached != null) {
      cached.forEach(observer);
      return cached;
    }
    Set<String> all = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(List.of(name));
    for (int i = 0; i < open.size() && i < 1000; i++) {
      String next = open.get(i);
      if (!all.add(next)) {
        continue;
      }
      Optional<ClassInfo> info = find(next);
      if (info.isPresent()) {
        String superclass = info.get().superclass();
        if (superclass != null) {
          open.add(superclass);
        }
        open.addAll(info.get().interfaces());
      } else {
        all.addAll(platform.supertypes(next));
      }
    }
    supertypes.put(name, all);
    return all;
  }

  boolean isSubtype(String name, String type) {
    return name.equals(type) || supertypes(name).contains(type);
  }

  /** The snippets' classes that are subtypes of a type; interfaces and abstract ones left out. */
  List<ClassInfo> implementations(String type) {
    return ask(new Question.Implementations(type)).stream()
        .flatMap(name -> find(name).stream())
        .toList();
  }

  /** The snippets' classes that have a body for a method of a type. */
  List<String> bodies(MethodKey method) {
    return ask(new Question.Bodies(method.owner(), method.name(), method.descriptor()));
  }

  private List<String> findImplementations(String type) {
    List<String> all = new ArrayList<>();
    for (String name : listed ? defined : permitted(type)) {
      Optional<ClassInfo> info = find(name);
      if (info.isPresent()
          && !info.get().isInterface()
          && !info.get().isAbstract()
          && isSubtype(name, type)) {
        all.add(name);
      }
    }
    return all;
  }

  private Set<String> permitted(String type) {
    Set<String> all = new LinkedHashSet<>(List.of(type));
    List<String> open = new ArrayList<>(all);
    for (int i = 0; i < open.size(); i++) {
      List<String> more = find(open.get(i)).map(ClassInfo::permitted).orElse(null);
      if (more != null) {
        more.stream().filter(all::add).forEach(open::add);
      }
    }
    return all;
  }

  /**
   * Whether all implementations of a type are known: it is final, sealed all the way down, or a
   * snippet's, which no library can know.
   */
  boolean isClosed(String type) {
    Optional<ClassInfo> info = find(type);
    if (info.isEmpty()) {
      return platform.isFinal(type);
    }
    if (info.get().isFinal() || defined.contains(type)) {
      return true;
    }
    List<String> permitted = info.get().permitted();
    return permitted != null && permitted.stream().allMatch(this::isClosed);
  }

  /** Whether any snippet has lambda expressions of an interface. */
  boolean anyLambda(String type) {
    return !ask(new Question.Lambdas(type)).isEmpty();
  }

  /** Whether any snippet calls one of the constructors, as far as is known. */
  boolean anyConstructs(List<String> constructors) {
    return !listed || !ask(new Question.Constructs(constructors)).isEmpty();
  }

  /**
   * The class whose method runs when a method is called on an exact class: the user's class that
   * has its body, or the first class of the JDK on the way up; null when there is neither.
   */
  @Nullable String resolve(String start, String method, String descriptor) {
    String library = null;
    for (String at = start; at != null; ) {
      Optional<ClassInfo> info = find(at);
      if (info.isEmpty()) {
        library = isPlatform(at) ? at : null;
        if (library == null) {
          return null;
        }
        break;
      }
      MethodModel found = info.get().method(method, descriptor);
      if (found != null && !found.flags().has(AccessFlag.ABSTRACT)) {
        return at;
      }
      at = info.get().superclass();
    }
    if (OBJECT.equals(library) && platform.isOfObject(method, descriptor)) {
      // no interface can replace these
      return library;
    }
    // interfaces' default methods come after superclasses, the most specific first
    String nearest = null;
    for (String type : supertypes(start)) {
      Optional<ClassInfo> info = find(type);
      if (info.isPresent() && info.get().isInterface()) {
        MethodModel found = info.get().method(method, descriptor);
        if (found != null
            && !found.flags().has(AccessFlag.ABSTRACT)
            && (nearest == null || isSubtype(type, nearest))) {
          nearest = type;
        }
      }
    }
    if (nearest != null) {
      return nearest;
    }
    if (library != null && (method.equals("<init>") || platform.has(library, method, descriptor))) {
      return library;
    }
    for (String type : supertypes(start)) {
      if (find(type).isEmpty() && platform.has(type, method, descriptor)) {
        return type;
      }
    }
    return null;
  }

  /** The class or interface that declares a field named through {@code owner}. */
  Optional<FieldModel> field(String owner, String name) {
    return declaring(owner, name).flatMap(info -> Optional.ofNullable(info.field(name)));
  }

  Optional<ClassInfo> declaring(String owner, String name) {
    Optional<ClassInfo> direct = find(owner);
    if (direct.isPresent() && direct.get().field(name) != null) {
      return direct;
    }
    return supertypes(owner).stream()
        .flatMap(type -> find(type).stream())
        .filter(info -> info.field(name) != null)
        .findFirst();
  }
}
