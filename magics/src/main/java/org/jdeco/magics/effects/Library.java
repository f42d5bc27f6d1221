package org.jdeco.magics.effects;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table of what the methods of the JDK do, and some of JDeco's own, read from the resource
 * {@code jdk.effects}.
 */
final class Library {
  private static final String TABLE = "jdk.effects";

  private final Platform platform;
  private final Set<String> immutable = new HashSet<>();
  private final Set<String> immutablePackages = new HashSet<>();
  private final Map<String, Map<String, Rule>> types = new HashMap<>();
  private final Map<MethodKey, Optional<Rule>> found = new HashMap<>();

  Library(Platform platform) {
    this.platform = platform;
    try (InputStream in = Library.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("the table " + TABLE + " is missing from this build");
      }
      List<String> types = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        line(line.strip(), types);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line names types, ending in a colon; or methods, a colon, and what they do. */
  private void line(String line, List<String> current) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    if (line.startsWith("immutable ")) {
      for (String name : words(line.substring("immutable ".length()))) {
        (name.endsWith("/*") ? immutablePackages : immutable).add(name);
      }
    } else if (line.endsWith(":")) {
      current.clear();
      current.addAll(words(line.substring(0, line.length() - 1)));
    } else {
      int colon = line.indexOf(" : ");
      if (colon < 0 || current.isEmpty()) {
        throw new IllegalStateException(TABLE + ": cannot read " + line);
      }
      Rule rule = Rule.of(words(line.substring(colon + 3)));
      for (String type : current) {
        for (String method : words(line.substring(0, colon))) {
          types.computeIfAbsent(type, _ -> new LinkedHashMap<>()).put(method, rule);
        }
      }
    }
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  /** Whether objects of the type never change and lead to nothing that does. */
  boolean isImmutable(String type) {
    return immutable.contains(type)
        || (immutablePackages.contains(packageOf(type)) && platform.isFinal(type));
  }

  private static String packageOf(String type) {
    return type.substring(0, type.lastIndexOf('/') + 1) + "*";
  }

  /** A value that is known to be of a type. */
  Value typed(Value value, String descriptor) {
    if (!Signature.isReference(descriptor)) {
      return value instanceof Value.Num && Signature.isInt(descriptor) ? value : Value.Any.ANY;
    }
    if (isImmutable(Signature.name(descriptor))) {
      return Value.Ref.PLAIN;
    }
    return value instanceof Value.Ref ? value : Value.Ref.ANYTHING;
  }

  /** What a method does, or null if the table does not say. */
  @Nullable Rule find(String owner, String name, String descriptor) {
    return found
        .computeIfAbsent(
            new MethodKey(owner, name, descriptor), key -> Optional.ofNullable(search(key)))
        .orElse(null);
  }

  private @Nullable Rule search(MethodKey key) {
    Set<String> supertypes = platform.supertypes(key.owner());
    List<String> types = new ArrayList<>(List.of(key.owner(), packageOf(key.owner())));
    if (!key.name().equals("<init>") || supertypes.contains("java/lang/Throwable")) {
      types.addAll(supertypes);
    }
    for (String type : types) {
      Rule rule = of(type, key);
      if (rule != null) {
        return rule;
      }
    }
    return null;
  }

  /** What the table says of a method of a type itself, or null; supertypes do not count. */
  @Nullable Rule of(String type, MethodKey key) {
    Map<String, Rule> rules = types.get(type);
    if (rules == null) {
      return null;
    }
    int count = Signature.of(key.descriptor()).parameters().size();
    String name = key.name();
    for (String wanted : List.of(name + key.descriptor(), name + "/" + count, name)) {
      Rule rule = rules.get(wanted);
      if (rule != null) {
        return rule;
      }
    }
    for (Map.Entry<String, Rule> entry : rules.entrySet()) {
      String pattern = entry.getKey();
      if (pattern.length() > 1
          && pattern.endsWith("*")
          && name.startsWith(pattern.substring(0, pattern.length() - 1))) {
        return entry.getValue();
      }
    }
    return rules.get(name.equals("<init>") ? "*<init>" : "*");
  }
}
