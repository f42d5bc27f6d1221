package org.jdeco.magics;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import org.jdeco.magics.cell.MagicCell;
import org.jdeco.magics.source.MappedText;

/**
 * The steps of a {@code %%synchronized} cell, one for each of its stretches. Where declarations
 * that follow each other have a type among them, or a method of a name that there was already, all
 * are evaluated as they are before the methods are rewritten, which may run any of them. So the
 * analysis finds bytecode of what they run, and none that is no longer true. Execution thread.
 */
final class Precedence {
  private static final Pattern TYPE = Pattern.compile("\\b(class|enum|record|interface)\\b");
  private static final Pattern METHOD =
      Pattern.compile("(\\w+)(?=\\s*\\([^{};]*\\)\\s*(throws[^{};()]*)?\\{)");

  private final MagicCell cell;
  private final JShell shell;
  private final Set<String> known;
  private final List<Step> steps = new ArrayList<>();

  Precedence(MagicCell cell, JShell shell) {
    this.cell = cell;
    this.shell = shell;
    this.known = shell.methods().map(MethodSnippet::name).collect(Collectors.toUnmodifiableSet());
  }

  List<Step> steps(List<MappedText> stretches) {
    for (MappedText stretch : stretches) {
      // to split takes longer than to look, and most stretches bring nothing
      List<Units.Unit> units = mayBring(stretch.text()) ? new Units(shell).of(stretch) : List.of();
      List<Units.Unit> methods = units.stream().filter(Units.Unit::isMethod).toList();
      if (!methods.isEmpty() && units.stream().anyMatch(this::brings)) {
        steps.add(new Step.Declare(stretch, false));
        methods.stream().map(Units.Unit::text).forEach(this::rewrite);
      } else {
        rewrite(stretch);
      }
    }
    return steps;
  }

  private void rewrite(MappedText text) {
    if (!text.text().isBlank()) {
      steps.add(new Step.Rewrite(new MagicCell(cell.magic(), cell.call(), text)));
    }
  }

  private boolean brings(Units.Unit unit) {
    return unit.kind() == Snippet.Kind.TYPE_DECL
        || (unit.isMethod() && mayBring(unit.text().text()));
  }

  /** Whether a text may declare a type, or a method of a name that there is already. */
  private boolean mayBring(String text) {
    return TYPE.matcher(text).find()
        || METHOD.matcher(text).results().map(found -> found.group(1)).anyMatch(known::contains);
  }
}
