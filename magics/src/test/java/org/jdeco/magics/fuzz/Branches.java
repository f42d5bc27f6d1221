package org.jdeco.magics.fuzz;

/** Writes random statements of which some parts are run in some cases only. */
final class Branches {
  private final Draw draw;
  private final Expressions expressions;
  private final Statements statements;

  Branches(Draw draw, Expressions expressions, Statements statements) {
    this.draw = draw;
    this.expressions = expressions;
    this.statements = statements;
  }

  String choice(Scope scope) {
    StringBuilder out =
        new StringBuilder("if (").append(expressions.of(Kind.TRUTH, scope)).append(") {\n");
    out.append(statements.block(scope, 2));
    if (draw.percent(40)) {
      out.append("} else {\n").append(statements.block(scope, 2));
    }
    return out.append("}\n").toString();
  }

  String attempt(Scope scope) {
    String name = statements.fresh("e");
    StringBuilder out = new StringBuilder("try {\n").append(statements.block(scope, 3));
    boolean last = draw.percent(25);
    if (!last || draw.percent(70)) {
      out.append("} catch (")
          .append(
              draw.of(
                  "RuntimeException", "IllegalStateException", "ArrayIndexOutOfBoundsException"))
          .append(' ')
          .append(name)
          .append(") {\n");
      out.append(draw.percent(50) ? "z++;\n" : statements.block(scope, 2));
    } else {
      last = true;
    }
    if (last) {
      Scope plain = scope.inner();
      plain.inLoop = false;
      plain.mayContinue = false;
      plain.inMethod = false;
      plain.label = "";
      out.append("} finally {\n").append(statements.block(plain, 2));
    }
    return out.append("}\n").toString();
  }

  String select(Scope scope) {
    String on = "Math.floorMod(" + expressions.of(Kind.INT, scope) + ", 3)";
    if (draw.percent(50)) {
      return "switch ("
          + on
          + ") {\ncase 0:\n"
          + statements.block(noBreak(scope), 1)
          + draw.of("break;\n", "")
          + "case 1:\n"
          + statements.block(noBreak(scope), 1)
          + "break;\ndefault:\n"
          + statements.block(noBreak(scope), 1)
          + "}\n";
    }
    return "r["
        + expressions.index(scope)
        + "] = switch ("
        + on
        + ") { case 0 -> "
        + expressions.of(Kind.INT, scope)
        + "; case 1 -> 5; default -> "
        + expressions.of(Kind.INT, scope)
        + "; };\n";
  }

  private static Scope noBreak(Scope scope) {
    Scope inner = scope.inner();
    inner.inLoop = false;
    return inner;
  }

  String jump(Scope scope) {
    String condition = "if (" + expressions.of(Kind.TRUTH, scope) + ") ";
    if (scope.inMethod && draw.percent(20)) {
      return condition + "return " + expressions.of(Kind.INT, scope) + ";\n";
    }
    if (!scope.label.isEmpty() && draw.percent(30)) {
      return condition + "break " + scope.label + ";\n";
    }
    if (scope.mayContinue && draw.percent(50)) {
      return condition + "continue;\n";
    }
    if (scope.inLoop) {
      return condition + "break;\n";
    }
    return draw.percent(10)
        ? condition
            + "throw new IllegalArgumentException(\"x\" + ("
            + expressions.of(Kind.INT, scope)
            + "));\n"
        : statements.print(scope);
  }
}
