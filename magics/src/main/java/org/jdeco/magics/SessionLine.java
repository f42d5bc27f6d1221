package org.jdeco.magics;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import org.jdeco.magics.cell.Cell;
import org.jdeco.magics.cell.MagicCall;
import org.jdeco.magics.cell.Misuse;
import org.jdeco.magics.options.SessionOrder;

/** Does what lines about the session want. Execution thread. */
record SessionLine(Session session, String cell) {

  Outcome follow(SessionOrder order) {
    return switch (order) {
      case SessionOrder.ClassPath(List<MagicCall.Word> entries) ->
          entries.isEmpty()
              ? tell(session.classPath().replace(File.pathSeparator, "\n"))
              : add(entries);
      case SessionOrder.Who _ -> tell(declared(session.shell()));
      case SessionOrder.Magics _ ->
          tell(
              String.join("\n", Cell.names())
                  + "\n\nEach of them tells more with --help, such as %%synchronized --help.");
    };
  }

  private Outcome tell(String text) {
    session.display(Bundle.text(text));
    return new Outcome.Success(null);
  }

  private Outcome add(List<MagicCall.Word> entries) {
    List<Path> found = new ArrayList<>();
    for (MagicCall.Word entry : entries) {
      try {
        List<Path> paths = paths(entry.text());
        if (paths.isEmpty()) {
          return wrong(entry, "there is no jar in " + entry.text());
        }
        found.addAll(paths);
      } catch (IOException | InvalidPathException e) {
        return wrong(entry, "there is no jar or folder " + entry.text());
      }
    }
    found.forEach(path -> session.addToClassPath(path.toString()));
    return tell(
        found.size() == 1
            ? found.getFirst() + " is on the class path now"
            : found.size() + " entries are on the class path now");
  }

  private static List<Path> paths(String entry) throws IOException {
    if (!entry.endsWith("/*")) {
      return List.of(Path.of(home(entry)).toRealPath());
    }
    Path folder = Path.of(home(entry.substring(0, entry.length() - 2))).toRealPath();
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
      List<Path> found = new ArrayList<>();
      jars.forEach(found::add);
      return found.stream().sorted().toList();
    }
  }

  private static String home(String path) {
    return path.startsWith("~/") ? System.getProperty("user.home") + path.substring(1) : path;
  }

  private Outcome wrong(MagicCall.Word word, String message) {
    return Failures.of(new Misuse(cell, word.start(), message));
  }

  private static String declared(JShell shell) {
    String variables =
        lines(
            shell
                .variables()
                .filter(variable -> !variable.name().startsWith("$"))
                .map(variable ->
                    variable.typeName()
                        + " "
                        + variable.name()
                        + " = "
                        + brief(shell.varValue(variable))));
    String methods =
        lines(shell.methods().map(method -> method.name() + "(" + method.parameterTypes() + ")"));
    String types = lines(shell.types().map(type -> type.name()));
    String all = variables + methods + types;
    return all.isEmpty() ? "nothing is declared yet" : all.stripTrailing();
  }

  private static String lines(Stream<String> all) {
    return all.map(line -> line + "\n").collect(Collectors.joining());
  }

  private static String brief(String value) {
    String line = value.replaceAll("\\s+", " ");
    return line.length() <= 80 ? line : line.substring(0, 79) + "…";
  }
}
