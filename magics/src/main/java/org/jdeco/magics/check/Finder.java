package org.jdeco.magics.check;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jdeco.magics.Session;
import org.jdeco.magics.check.Content.Style;
import org.jspecify.annotations.Nullable;

/** Finds out how the user gets to objects: the shortest way from a variable. */
public final class Finder {
  private static final int MOST = 2_000_000;

  private final Session session;
  private final Memory memory;
  private final Contents contents;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Found> open = new ArrayDeque<>();

  private record Found(Object object, Path path) {}

  /** Looks in the present state of a session. */
  public Finder(Session session) {
    this.session = session;
    this.memory = new Memory(session.agent());
    this.contents = new Contents(memory);
  }

  /** The ways to those of the objects that can be reached, as Java is written. */
  public IdentityHashMap<Object, String> ways(Set<Object> wanted) {
    IdentityHashMap<Object, String> ways = new IdentityHashMap<>();
    new Roots(session, memory.access())
        .all()
        .forEach((name, root) -> add(root.value(), Path.of(name)));
    while (!open.isEmpty() && ways.size() < wanted.size() && seen.size() < MOST) {
      Found found = open.remove();
      if (wanted.contains(found.object())) {
        ways.put(found.object(), found.path().toString());
      }
      parts(found);
    }
    return ways;
  }

  private void add(@Nullable Object object, Path path) {
    if (object != null && memory.nature(object) == Nature.STATE && seen.add(object)) {
      open.add(new Found(object, path));
    }
  }

  private void parts(Found found) {
    Path path = found.path();
    switch (contents.of(found.object())) {
      case Content.Primitives _ -> {}
      case Content.Items(Style style, Object[] items) -> {
        for (int i = 0; i < items.length; i++) {
          if (items[i] != null && !Values.isBox(items[i])) {
            add(items[i], path.then(style.step(i)));
          }
        }
      }
      case Content.Entries(Object[] keys, Object[] values) -> {
        for (int i = 0; i < keys.length; i++) {
          add(values[i], path.then(".get(" + Shown.of(keys[i]) + ")"));
        }
      }
      case Content.Members(boolean components, List<String> names, Object[] values) -> {
        for (int i = 0; i < values.length; i++) {
          add(values[i], path.then("." + names.get(i) + (components ? "()" : "")));
        }
      }
      case Content.Single(String accessor, Object value) -> add(value, path.then(accessor));
    }
  }

  /** An object in words, for one that no variable leads to. */
  public static String words(Object object) {
    return Shown.of(object);
  }

  /** The name of a static field by its class, as the user knows it. */
  public static String name(String className, String field) {
    String type = Names.plain(className.replace('/', '.'));
    return type.startsWith("REPL.") ? field : type + "." + field;
  }
}
