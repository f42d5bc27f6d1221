package org.jdeco.magics.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Sequences of statements that people write in loops, and that something may go wrong with. Several
 * are woven into one body; each statement is written when its turn comes, so that it sees what the
 * others have declared.
 */
final class Motifs {
  private final Draw draw;
  private final Expressions expressions;
  private final Statements statements;
  private final Theme theme;
  private final Pieces pieces;
  private final OwnMotifs own;
  private final CarriedMotifs carried;
  private final Namesakes namesakes;

  Motifs(Draw draw, Expressions expressions, Statements statements, Theme theme) {
    this.draw = draw;
    this.expressions = expressions;
    this.statements = statements;
    this.theme = theme;
    pieces = new Pieces(draw, expressions);
    own = new OwnMotifs(draw, expressions, statements, pieces);
    carried = new CarriedMotifs(draw, expressions, statements, pieces);
    namesakes = new Namesakes(draw, expressions, statements, pieces);
  }

  /** A body woven of some motifs. */
  String body(Scope outer) {
    Scope scope = outer.inner();
    List<List<Function<Scope, String>>> threads = new ArrayList<>();
    int number = theme == Theme.FILLS ? 1 : draw.of(1, 1, 2, 2, 3);
    for (int i = 0; i < number; i++) {
      threads.add(new ArrayList<>(motif()));
    }
    if (draw.percent(30)) {
      threads.add(new ArrayList<>(List.of(statements::statement)));
    }
    StringBuilder out = new StringBuilder();
    while (!threads.isEmpty()) {
      List<Function<Scope, String>> thread = draw.of(threads);
      out.append(thread.removeFirst().apply(scope));
      if (thread.isEmpty()) {
        threads.remove(thread);
      }
    }
    return out.toString();
  }

  private List<Function<Scope, String>> motif() {
    if (theme == Theme.FILLS && draw.percent(80)) {
      return carried.overwrite();
    }
    return switch (draw.below(18)) {
      case 0, 1, 2 -> own.ownArray();
      case 3 -> own.ownObject();
      case 4 -> own.ownList();
      case 5, 6 -> own.result();
      case 7, 8 -> carried.counter();
      case 9 -> carried.row();
      case 10 -> carried.chain();
      case 11 -> attempt();
      case 12 -> text();
      case 13, 14 -> carried.overwrite();
      case 15, 16 -> namesakes.motif();
      default -> carried.sum();
    };
  }

  private List<Function<Scope, String>> attempt() {
    return List.of(scope -> {
      String made = draw.of("", "int e1 = " + pieces.number(scope) + ";\n", "z++;\n");
      String use =
          pieces.target(scope)
              + pieces.call(
                  Kind.INT,
                  Kind.INT,
                  made.startsWith("int") ? "e1" : expressions.leaf(scope),
                  scope)
              + ";\n";
      String after =
          draw.of(
              "",
              "",
              "k++;\n",
              "System.out.println(\"c\");\n",
              scope.mayContinue ? "continue;\n" : "z--;\n",
              scope.inLoop ? "break;\n" : "",
              "throw new IllegalArgumentException(\"again\");\n");
      return "try {\n"
          + made
          + use
          + draw.of("", "y++;\n", "a[1]++;\n")
          + "} catch ("
          + draw.of("RuntimeException", "IllegalStateException", "ArithmeticException")
          + " ex) {\n"
          + after
          + "}"
          + draw.of("\n", "\n", " finally {\nz += 3;\n}\n");
    });
  }

  private List<Function<Scope, String>> text() {
    String v = statements.fresh("v");
    return List.of(
        scope -> draw.of("System.out.println(\"<\");\n", ""),
        scope -> {
          String text =
              "int "
                  + v
                  + " = "
                  + pieces.call(Kind.INT, Kind.INT, expressions.leaf(scope), scope)
                  + ";\n";
          scope.add(v, Kind.INT, true, false);
          return text;
        },
        scope ->
            draw.of(
                "System.out.println(\">\" + " + v + ");\n",
                "sb.append(" + v + ");\n",
                "if (" + v + " % 4 == 1) System.out.println(\"!\");\n",
                scope.inLoop ? "if (" + v + " > " + draw.within(5, 40) + ") break;\n" : ""));
  }
}
