package org.jdeco.magics.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.JShell;

/**
 * The package and the imports that the shell would put in front of a snippet now, less those that a
 * text cannot mean. A shell that has declared much imports each of its names one by one, and the
 * compiler would read the class of each, and the names of all classes of each package imported as a
 * whole: that would take longer than the text itself.
 */
final class Imports {
  /** Is given the imports, and not compiled for that, as a statement would be. */
  private static final String PROBE = "void $probe() {}";

  private static final Pattern CLASS_START = Pattern.compile("(?m)^class \\$JShell\\$");
  private static final Pattern ONE = Pattern.compile("import (?:static )?.*\\.([\\w$]+);");
  private static final Pattern PACKAGE = Pattern.compile("import ([\\w.]+)\\.\\*;");
  private static final Pattern NAME =
      Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");

  private final JShell shell;
  private final SnippetClasses files;
  private final Map<String, Set<String>> packages = new HashMap<>();

  Imports(JShell shell, SnippetClasses files) {
    this.shell = shell;
    this.files = files;
  }

  /** What is to stand in front of a text. */
  String forText(String text) {
    String wrapped = shell.sourceCodeAnalysis().wrappers(PROBE).getFirst().wrapped();
    Matcher start = CLASS_START.matcher(wrapped);
    String all = start.find() ? wrapped.substring(0, start.start()) : "package REPL;\n";
    if (text.contains("\\u")) {
      return all;
    }
    Set<String> names =
        NAME.matcher(text).results().map(r -> r.group()).collect(Collectors.toSet());
    return all.lines()
        .filter(line -> isMeant(line, names))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private boolean isMeant(String line, Set<String> names) {
    Matcher one = ONE.matcher(line);
    if (one.matches()) {
      return names.contains(one.group(1));
    }
    Matcher whole = PACKAGE.matcher(line);
    if (!whole.matches()) {
      return true;
    }
    Set<String> types = packages.computeIfAbsent(whole.group(1), files::platformTypes);
    return types.isEmpty() || types.stream().anyMatch(names::contains);
  }
}
