package org.jdeco.magics.fuzz;

/** Writes random loops and their bodies. */
final class Loops {
  private final Draw draw;
  private final Expressions expressions;
  private final Statements statements;
  private final Motifs motifs;
  private final Flows flows;

  Loops(Draw draw, Expressions expressions, Statements statements, Motifs motifs) {
    this.draw = draw;
    this.expressions = expressions;
    this.statements = statements;
    this.motifs = motifs;
    this.flows = new Flows(draw, expressions, statements);
  }

  /** The body of a loop: statements with calls, or an inner loop with calls among others. */
  private String body(Scope scope, int most) {
    if (draw.percent(25)) {
      return flows.body(scope);
    }
    if (scope.loops >= 3 || !draw.percent(25)) {
      return draw.percent(65) ? motifs.body(scope) : statements.block(scope, most);
    }
    Scope inner = scope.inner();
    boolean quiet = draw.percent(85);
    inner.calls = quiet ? 0 : Statements.CALLS;
    StringBuilder out = new StringBuilder();
    for (int i = draw.below(3); i > 0; i--) {
      out.append(statements.statement(inner));
    }
    inner.calls = Statements.CALLS;
    out.append(statements.loop(inner));
    inner.calls = quiet ? 0 : Statements.CALLS;
    for (int i = draw.below(2); i > 0; i--) {
      out.append(statements.statement(inner));
    }
    return out.toString();
  }

  /** A loop, or a nest of them. */
  String loop(Scope outer) {
    Scope scope = outer.inner();
    scope.loops++;
    scope.inLoop = true;
    scope.mayContinue = true;
    scope.calls = Statements.CALLS;
    if (outer.loops == 0) {
      scope.budget = new int[] {draw.of(1, 1, 2, 2, 3, 4, 6)};
    }
    String label = "";
    if (draw.percent(12)) {
      scope.label = statements.fresh("out");
      label = scope.label + ": ";
    } else if (draw.percent(50)) {
      scope.label = "";
    }
    String i = statements.fresh("i");
    int most = outer.loops == 0 ? 5 : 3;
    return switch (draw.below(28)) {
      case 0 -> {
        scope.add(i, Kind.INT, false, false);
        yield label
            + "for (int "
            + i
            + " = 6; "
            + i
            + draw.of(" >= 1", " > 0")
            + "; "
            + i
            + "--) {\n"
            + body(scope, most)
            + "}\n";
      }
      case 1 -> {
        scope.add(i, Kind.INT, false, false);
        yield label
            + "for (int "
            + i
            + " = 0; "
            + i
            + " < 8; "
            + i
            + " += "
            + draw.within(2, 3)
            + ") {\n"
            + body(scope, most)
            + "}\n";
      }
      case 2 -> {
        scope.add(i, Kind.INT, false, false);
        yield label
            + "for (int "
            + i
            + " = "
            + expressions.of(Kind.INT, outer, outer.calls).replace("k++", "k")
            + " & 1; "
            + i
            + " < "
            + draw.of(
                "n",
                "a.length",
                "6",
                "l.size() % 9",
                "Math.min(n, 7)",
                "9 - " + i,
                "Math.max(" + i + ", 5)",
                "(a[1] & 7)",
                "(b[0] & 7)",
                "(g[1][0] & 7)",
                "g[2].length")
            + "; "
            + i
            + "++) {\n"
            + body(scope, most)
            + "}\n";
      }
      case 3, 4 -> {
        scope.add(i, Kind.INT, false, false);
        scope.mayContinue = false;
        yield "int "
            + i
            + " = "
            + draw.below(3)
            + ";\n"
            + label
            + "while ("
            + i
            + " < 7"
            + (draw.percent(10) ? " && " + expressions.of(Kind.TRUTH, outer, outer.calls) : "")
            + ") {\n"
            + body(scope, most)
            + i
            + draw.of("++", " += 2", " = " + i + " + 1")
            + ";\n}\n";
      }
      case 5 -> {
        scope.add(i, Kind.INT, false, false);
        yield "int "
            + i
            + " = 0;\n"
            + label
            + "while ("
            + i
            + " < 6) {\n"
            + i
            + "++;\n"
            + body(scope, most)
            + "}\n";
      }
      case 6 -> {
        if (draw.percent(60)) {
          yield statements.loop(outer);
        }
        scope.add(i, Kind.INT, false, false);
        scope.mayContinue = false;
        yield "int "
            + i
            + " = 0;\n"
            + label
            + "do {\n"
            + body(scope, most)
            + i
            + "++;\n} while ("
            + i
            + " < 5);\n";
      }
      case 7, 8 -> {
        scope.add(i, Kind.INT, draw.percent(20), false);
        yield label
            + "for (int "
            + i
            + " : "
            + draw.of(
                "a",
                "b",
                "l",
                "ks",
                "h.values()",
                "h.keySet()",
                "List.of(1, 2, 3)",
                expressions.any(Kind.INTS, outer),
                expressions.any(Kind.LIST, outer))
            + ") {\n"
            + body(scope, most)
            + "}\n";
      }
      case 9 -> {
        scope.add(i, Kind.INTS, false, false);
        yield label
            + "for (int[] "
            + i
            + " : "
            + draw.of("g", "g", "rows", expressions.any(Kind.GRID, outer))
            + ") {\n"
            + body(scope, most)
            + "}\n";
      }
      case 10 -> {
        String entry = statements.fresh("n");
        scope.add(i, Kind.INT, true, false);
        yield label
            + "for (var "
            + entry
            + " : h.entrySet()) {\nint "
            + i
            + " = "
            + entry
            + ".get"
            + draw.of("Key", "Value")
            + "();\n"
            + body(scope, most)
            + (draw.percent(30)
                ? entry + ".setValue(" + expressions.of(Kind.INT, scope) + ");\n"
                : "")
            + "}\n";
      }
      case 11 -> {
        String j = statements.fresh("j");
        scope.add(i, Kind.INT, false, false).add(j, Kind.INT, false, false);
        yield label
            + "for (int "
            + i
            + " = 0, "
            + j
            + " = 7; "
            + i
            + " < "
            + j
            + "; "
            + i
            + "++, "
            + j
            + "--) {\n"
            + body(scope, most)
            + "}\n";
      }
      case 12 -> {
        scope.add(i, Kind.INT, false, false);
        yield "int "
            + i
            + ";\n"
            + label
            + "for ("
            + i
            + " = 0; "
            + i
            + " < 5; "
            + i
            + "++) {\n"
            + body(scope, most)
            + "}\n";
      }
      case 13, 14 -> {
        String it = statements.fresh("it");
        scope.add(i, Kind.INT, true, false);
        String over = draw.of("l", "l", "ks", "h.values()", expressions.any(Kind.LIST, outer));
        String taken = "int " + i + " = " + it + ".next();\n" + body(scope, most);
        yield draw.percent(60)
            ? "Iterator<Integer> "
                + it
                + " = "
                + over
                + ".iterator();\n"
                + label
                + "while ("
                + it
                + ".hasNext()) {\n"
                + taken
                + "}\n"
            : label
                + "for (var "
                + it
                + " = "
                + over
                + ".iterator(); "
                + it
                + ".hasNext();) {\n"
                + taken
                + "}\n";
      }
      default -> {
        scope.add(i, Kind.INT, false, false);
        yield label
            + "for (int "
            + i
            + " = "
            + draw.of("0", "1", "1", "2")
            + "; "
            + i
            + draw.of(" < 7", " <= 6", " < 5", " < 3")
            + "; "
            + i
            + "++) {\n"
            + body(scope, most)
            + "}\n";
      }
    };
  }
}
