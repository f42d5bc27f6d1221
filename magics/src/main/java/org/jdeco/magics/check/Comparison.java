package org.jdeco.magics.check;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jdeco.magics.check.Content.Style;
import org.jspecify.annotations.Nullable;

/**
 * Compares the states that two runs from one start have left: every value, and which objects are
 * the same. Objects that were there at the start must be the very same ones; those that are new are
 * matched, one to one.
 */
final class Comparison {
  /** Differences told of one kind of places of a root. */
  static final int MOST = 200;

  /** Kinds of places told of one root; one with more is a structure that is another. */
  static final int KINDS = 50;

  private final Start start;
  private final Memory memory;
  private final View serial;
  private final View parallel;
  private final IdentityHashMap<Object, Match> matches = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Match> reverse = new IdentityHashMap<>();
  private final Set<String> left = new LinkedHashSet<>();
  private final List<Difference> differences = new ArrayList<>();
  private final Deque<Pair> open = new ArrayDeque<>();
  private final Map<String, Integer> ofRoot = new HashMap<>();
  private long compared;

  private record Match(Object serial, Object parallel, Path path) {}

  /** Two objects that are being compared, and how far that has come. */
  private static final class Pair {
    final Path path;
    final Content serial;
    final Content parallel;
    final int count;
    int next;

    Pair(Path path, Content serial, Content parallel, int count) {
      this.path = path;
      this.serial = serial;
      this.parallel = parallel;
      this.count = count;
    }
  }

  Comparison(Start start, Memory memory, View serial, View parallel) {
    this.start = start;
    this.memory = memory;
    this.serial = serial;
    this.parallel = parallel;
  }

  /** The differences in the order of the variables' declarations, not too many of each kind. */
  List<Difference> differences() {
    Set<String> names = new LinkedHashSet<>(serial.roots().keySet());
    names.addAll(parallel.roots().keySet());
    for (String name : names) {
      ofRoot.clear();
      compared++;
      Path path = Path.of(name);
      if (!serial.roots().containsKey(name) || !parallel.roots().containsKey(name)) {
        differ(path, declared(serial, name), declared(parallel, name));
        continue;
      }
      compare(path, serial.roots().get(name), parallel.roots().get(name));
      while (!open.isEmpty()) {
        step();
      }
    }
    return differences;
  }

  /** What cannot be compared, as both runs have made their own: the variable and the type. */
  Set<String> left() {
    return left;
  }

  /** How many variables and objects were compared. */
  long compared() {
    return compared;
  }

  private static String declared(View view, String name) {
    return view.roots().containsKey(name) ? Shown.of(view.roots().get(name)) : "not declared";
  }

  private void compare(Path path, @Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      if (one != other) {
        differ(path, Shown.of(one), Shown.of(other));
      }
      return;
    }
    Nature nature = memory.nature(one);
    if (nature != memory.nature(other)) {
      differ(path, Shown.of(one), Shown.of(other));
      return;
    }
    switch (nature) {
      case VALUE -> {
        if (one != other && !Values.same(one, other)) {
          differ(path, Shown.of(one), Shown.of(other));
        }
      }
      case SHARED -> {
        if (one != other) {
          left.add(path.root() + " (" + Names.plain(one.getClass()) + ")");
        }
      }
      case STATE -> match(path, one, other);
    }
  }

  private void match(Path path, Object one, Object other) {
    Match known = matches.get(one);
    Match back = reverse.get(other);
    if (known != null && known.parallel == other) {
      return;
    }
    if (one != other && (start.has(one) || start.has(other))) {
      differ(path, Shown.of(one), "another object: " + Shown.of(other));
    } else if (known != null) {
      differ(path, "the same object as " + known.path, "another object: " + Shown.of(other));
    } else if (back != null) {
      differ(path, "another object: " + Shown.of(one), "the same object as " + back.path);
    } else if (!Names.plain(one.getClass()).equals(Names.plain(other.getClass()))
        || !name(one).equals(name(other))) {
      differ(path, Shown.of(one), Shown.of(other));
    } else if (one.getClass().isHidden() && one.getClass() != other.getClass()) {
      left.add(path.root() + " (" + Names.plain(one.getClass()) + ")");
    } else {
      Match match = new Match(one, other, path);
      compared++;
      matches.put(one, match);
      reverse.put(other, match);
      push(path, serial.of(one), parallel.of(other));
    }
  }

  private static String name(Object object) {
    return object instanceof Enum<?> constant ? constant.name() : "";
  }

  private void push(Path path, Content one, Content other) {
    switch (one) {
      case Content.Primitives(Object array)
          when other instanceof Content.Primitives(Object others) ->
          primitives(path, array, others);
      case Content.Items(Style style, Object[] items)
          when other instanceof Content.Items(Style _, Object[] others) -> {
        String size = style == Style.ARRAY ? ".length" : ".size()";
        sizes(path.then(size), items.length, others.length);
        open.push(new Pair(path, one, other, Math.min(items.length, others.length)));
      }
      case Content.Entries(Object[] keys, Object[] _)
          when other instanceof Content.Entries(Object[] others, Object[] _) -> {
        sizes(path.then(".size()"), keys.length, others.length);
        open.push(new Pair(path, one, other, Math.min(keys.length, others.length)));
      }
      case Content.Members(boolean _, List<String> names, Object[] _)
          when other instanceof Content.Members(boolean _, List<String> others, Object[] _)
              && (names.equals(others) || names.size() == others.size()) ->
          open.push(new Pair(path, one, other, names.size()));
      case Content.Single(String accessor, Object value)
          when other instanceof Content.Single(String _, Object otherValue) ->
          compare(path.then(accessor), value, otherValue);
      default -> differ(path, "another kind of content", "another kind of content");
    }
  }

  private void sizes(Path path, int one, int other) {
    if (one != other) {
      differ(path, String.valueOf(one), String.valueOf(other));
    }
  }

  private void primitives(Path path, Object array, Object others) {
    int length = Array.getLength(array);
    sizes(path.then(".length"), length, Array.getLength(others));
    if (array.getClass() != others.getClass() || Values.firstDifference(array, others) < 0) {
      return;
    }
    int most = Math.min(length, Array.getLength(others));
    for (int i = Values.firstDifference(array, others); i < most; i++) {
      Object one = Array.get(array, i);
      Object other = Array.get(others, i);
      if (!Values.same(one, other)) {
        if (!differ(path.then("[" + i + "]"), Shown.of(one), Shown.of(other))) {
          break;
        }
      }
    }
  }

  /** Compares the next part of the objects on top. */
  private void step() {
    Pair pair = open.element();
    int i = pair.next++;
    if (i >= pair.count || ofRoot.size() > KINDS) {
      open.pop();
      return;
    }
    switch (pair.serial) {
      case Content.Items(Style style, Object[] items) ->
          part(
              pair.path, items[i], ((Content.Items) pair.parallel).items()[i], () -> style.step(i));
      case Content.Entries(Object[] keys, Object[] values) -> {
        Content.Entries others = (Content.Entries) pair.parallel;
        int before = differences.size();
        part(pair.path, keys[i], others.keys()[i], () -> ".keySet().toArray()[" + i + "]");
        if (differences.size() > before) {
          open.remove(pair); // other keys, or another order: the values tell nothing more
        } else {
          part(pair.path, values[i], others.values()[i], () -> ".get(" + Shown.of(keys[i]) + ")");
        }
      }
      case Content.Members(boolean components, List<String> names, Object[] values) ->
          part(
              pair.path,
              values[i],
              ((Content.Members) pair.parallel).values()[i],
              () -> "." + names.get(i) + (components ? "()" : ""));
      case Content.Primitives _, Content.Single _ ->
          throw new IllegalStateException("has no parts: " + pair.path);
    }
  }

  /** Spares the words where there is nothing to tell. */
  private void part(
      Path path, @Nullable Object one, @Nullable Object other, Supplier<String> step) {
    boolean same =
        one == other
            ? one == null || Values.isBox(one) || one instanceof String
            : one != null && other != null && Values.isBox(one) && Values.same(one, other);
    if (!same) {
      compare(path.then(step.get()), one, other);
    }
  }

  /** Notes a difference; false if there are enough of its kind. */
  private boolean differ(Path path, String one, String other) {
    String place = path.toString();
    boolean tell = ofRoot.merge(Path.kind(place), 1, Integer::sum) <= MOST;
    if (tell) {
      differences.add(new Difference(path.root(), place, one, other));
    }
    return tell;
  }
}
