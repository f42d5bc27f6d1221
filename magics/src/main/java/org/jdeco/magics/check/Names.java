package org.jdeco.magics.check;

import java.util.regex.Pattern;

/** Names classes as users know them: without the classes that the shell wraps around snippets. */
final class Names {
  private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$[0-9]+[A-Z]*[.$]");
  private static final Pattern PLATFORM =
      Pattern.compile("\\bjava\\.(lang|util|util\\.function)\\.(?=[A-Z])");

  private Names() {}

  static String plain(Class<?> type) {
    if (type.isArray()) {
      return plain(type.getComponentType()) + "[]";
    }
    if (type.isHidden() && type.getName().contains("$$Lambda")) {
      return "a lambda";
    }
    return plain(type.getName());
  }

  static String plain(String text) {
    return PLATFORM.matcher(WRAPPER.matcher(text).replaceAll("")).replaceAll("").replace('$', '.');
  }
}
