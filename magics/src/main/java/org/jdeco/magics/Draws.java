package org.jdeco.magics;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.TypeDeclSnippet;

/** Finds out whether a cell may ask for the random numbers of a call, which plain Java has not. */
final class Draws {
  private Draws() {}

  /** Whether the steps, or a method or class they may reach by name, do. */
  static boolean in(JShell shell, List<Step> steps) {
    List<DeclarationSnippet> rest =
        shell
            .snippets()
            .filter(each -> shell.status(each).isActive())
            .filter(each -> each instanceof MethodSnippet || each instanceof TypeDeclSnippet)
            .map(DeclarationSnippet.class::cast)
            .collect(Collectors.toCollection(ArrayList::new));
    String text = steps.stream().map(step -> step.text().text()).collect(Collectors.joining("\n"));
    while (!text.isEmpty()) {
      if (text.contains("Deco.random(")) {
        return true;
      }
      String known = text;
      List<DeclarationSnippet> named =
          rest.stream().filter(each -> names(known, each.name())).toList();
      rest.removeAll(named);
      text = named.stream().map(DeclarationSnippet::source).collect(Collectors.joining("\n"));
    }
    return false;
  }

  private static boolean names(String text, String name) {
    return Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(text).find();
  }
}
