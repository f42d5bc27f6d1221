package org.jdeco.magics;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import org.jdeco.magics.source.MappedText;

/**
 * The imports of JDeco's own names that a session starts with. Each gives way as long as the user
 * has a type of its name: the compiler takes no two of one name, and would reject every cell.
 * Execution thread.
 */
final class OwnImports {
  /** The classes that are imported. */
  static final List<String> CLASSES =
      List.of(
          "org.jdeco.runtime.Concurrent",
          "org.jdeco.runtime.Synchronized",
          "org.jdeco.runtime.Deco");

  private static final Pattern TYPE =
      Pattern.compile("\\b(?:class|enum|record|interface)\\s+(?:Concurrent|Synchronized|Deco)\\b");
  private static final Pattern MAGIC = Pattern.compile("(?m)^%.*$");

  private final Session session;
  private final Set<String> gone = new HashSet<>();

  OwnImports(Session session) {
    this.session = session;
  }

  /** Makes way for the types that a cell may declare, and takes back what is free again. */
  void before(String cell) {
    Set<String> taken = new HashSet<>();
    if (TYPE.matcher(cell).find()) {
      String java = MAGIC.matcher(cell).replaceAll("");
      for (Units.Unit unit : new Units(session.shell()).of(MappedText.of(java))) {
        taken.addAll(
            types(session.shell().sourceCodeAnalysis().sourceToSnippets(unit.text().text())));
      }
    }
    if (taken.isEmpty() && gone.isEmpty()) {
      return;
    }
    JShell shell = session.shell();
    taken.addAll(types(shell.snippets().filter(each -> shell.status(each).isActive()).toList()));
    for (String type : CLASSES) {
      String name = type.substring(type.lastIndexOf('.') + 1);
      if (taken.contains(name)) {
        drop(type, name);
      } else if (gone.remove(name)) {
        session.evaluate(MappedText.of("import " + type + ";"));
      }
    }
  }

  private static List<String> types(List<Snippet> snippets) {
    return snippets.stream()
        .filter(TypeDeclSnippet.class::isInstance)
        .map(snippet -> ((TypeDeclSnippet) snippet).name())
        .toList();
  }

  private void drop(String type, String name) {
    List<Snippet> own =
        session
            .shell()
            .imports()
            .filter(each -> each.fullname().equals(type))
            .<Snippet>map(each -> each)
            .toList();
    for (Snippet each : own) {
      session.shell().drop(each);
      gone.add(name);
    }
  }
}
