package org.jdeco.magics.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The way from a root to a place, each step as it is written in Java.
 *
 * @param from the place before it; null for a root
 * @param step a root's name, or what is written behind it, such as {@code [17]} or {@code .left}
 */
record Path(@Nullable Path from, String step) {
  private static final Pattern INDEX =
      Pattern.compile("(?<=\\[)[^\\]]+(?=\\])|(?<=\\()[^)]+(?=\\))");

  static Path of(String root) {
    return new Path(null, root);
  }

  Path then(String next) {
    return new Path(this, next);
  }

  String root() {
    Path path = this;
    while (path.from != null) {
      path = path.from;
    }
    return path.step;
  }

  /** What places of one kind have in common: elements are alike, whatever their index or key. */
  static String kind(String path) {
    return INDEX.matcher(path).replaceAll("*");
  }

  @Override
  public String toString() {
    Deque<String> steps = new ArrayDeque<>();
    for (Path path = this; path != null; path = path.from) {
      steps.push(path.step);
    }
    return String.join("", steps);
  }
}
