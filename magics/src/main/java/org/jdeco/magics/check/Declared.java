package org.jdeco.magics.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.jdeco.magics.Outcome;
import org.jdeco.magics.Session;
import org.jdeco.magics.source.MappedText;

/** What was declared before a run, so that what the run declares can be taken back. */
final class Declared {
  private final Session session;
  private final Map<String, DeclarationSnippet> before;

  private Declared(Session session) {
    this.session = session;
    this.before = current(session);
  }

  static Declared in(Session session) {
    return new Declared(session);
  }

  /**
   * Drops what is new, and classes that are others now; gives variables their former types. Methods
   * that are others now stay as the run declared them: the next run declares them again.
   */
  void takeBack() {
    var _ = session.watch(false, List.of(), this::takenBack); // the shell's notes are of no use
  }

  private Outcome takenBack() {
    current(session)
        .reversed()
        .forEach((key, snippet) -> {
          DeclarationSnippet former = before.get(key);
          if (snippet instanceof TypeDeclSnippet type) {
            if (former == null || !type.source().equals(former.source())) {
              forget(type);
            }
          } else if (former == null) {
            session.drop(snippet);
          } else if (snippet instanceof VarSnippet variable
              && former instanceof VarSnippet old
              && !variable.typeName().equals(old.typeName())) {
            session.evaluate(MappedText.of(old.typeName() + " " + old.name() + ";"));
          }
        });
    return new Outcome.Success(null);
  }

  /**
   * Forgets a class. The shell would make it again in place, with what its static fields hold; it
   * cannot where a class of that name has other fields, so such a one stands in until then.
   */
  private void forget(TypeDeclSnippet type) {
    if (Roots.hasStaticFields(session, type)) {
      session.evaluate(MappedText.of("class " + type.name() + " { int $forgotten; }"));
    } else {
      session.drop(type);
    }
  }

  private static SequencedMap<String, DeclarationSnippet> current(Session session) {
    SequencedMap<String, DeclarationSnippet> snippets = new LinkedHashMap<>();
    List<DeclarationSnippet> active =
        session
            .shell()
            .snippets()
            .filter(snippet -> session.shell().status(snippet).isActive())
            .filter(DeclarationSnippet.class::isInstance)
            .map(DeclarationSnippet.class::cast)
            .toList();
    for (DeclarationSnippet snippet : active) {
      switch (snippet) {
        case VarSnippet variable -> snippets.put("var " + variable.name(), snippet);
        case MethodSnippet method ->
            snippets.put(method.name() + "(" + method.parameterTypes() + ")", snippet);
        case TypeDeclSnippet type -> snippets.put("type " + type.name(), snippet);
        default -> {}
      }
    }
    return snippets;
  }
}
