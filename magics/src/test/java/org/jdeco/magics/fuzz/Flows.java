package org.jdeco.magics.fuzz;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes bodies of loops whose calls depend on the body's own control flow, and on nothing else of
 * earlier iterations, so that most of them can be run ahead.
 */
final class Flows {
  private final Draw draw;
  private final Expressions expressions;
  private final Statements statements;

  Flows(Draw draw, Expressions expressions, Statements statements) {
    this.draw = draw;
    this.expressions = expressions;
    this.statements = statements;
  }

  /** One to three pieces of control flow around a variable of the iteration's own. */
  String body(Scope outer) {
    Scope scope = outer.inner();
    String x = statements.fresh("x");
    StringBuilder out = new StringBuilder("int " + x + " = " + expressions.leaf(scope) + ";\n");
    for (int i = draw.within(1, 3); i > 0; i--) {
      out.append(piece(x, scope, 0));
    }
    return out.append(result(x, scope)).toString();
  }

  private String piece(String x, Scope scope, int depth) {
    if (depth > 2) {
      return step(x, scope);
    }
    return switch (draw.below(14)) {
      case 0, 1 -> step(x, scope);
      case 2 -> choice(x, scope, depth);
      case 3, 4 -> counted(x, scope, depth);
      case 5 -> until(x, scope, depth);
      case 6 -> over(x, scope, depth);
      case 7, 8, 9 -> attempt(x, scope, depth);
      case 10 -> cases(x, scope, depth);
      case 11 -> chosen(x, scope);
      case 12 -> block(x, scope, depth);
      default -> "synchronized (sb) {\n" + piece(x, scope, depth + 1) + result(x, scope) + "}\n";
    };
  }

  private String call(String argument) {
    List<Expressions.Function> fitting = new ArrayList<>();
    for (Expressions.Function function : expressions.functions()) {
      if (function.result() == Kind.INT
          && function.parameters().stream().allMatch(kind -> kind == Kind.INT)) {
        fitting.add(function);
      }
    }
    if (fitting.isEmpty()) {
      return "(" + argument + ")";
    }
    Expressions.Function function = draw.of(fitting);
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < function.parameters().size(); i++) {
      arguments.add(i == 0 ? argument : String.valueOf(draw.below(5)));
    }
    return function.name() + "(" + String.join(", ", arguments) + ")";
  }

  private String small(String x) {
    return draw.of(x, x + " % 5", x + " + 1", "-" + x, x + " & 3");
  }

  /** Goes on with the variable, by a call or without. */
  private String step(String x, Scope scope) {
    return switch (draw.below(8)) {
      case 0 -> x + "++;\n";
      case 1 -> x + " = " + x + " * 3 + " + expressions.leaf(scope) + ";\n";
      case 2 -> result(x, scope);
      case 3 -> "z += " + call(x + "++") + ";\n";
      case 4 -> "r[" + draw.below(12) + "] = " + x + "++;\n";
      default -> x + " = " + call(small(x)) + draw.of("", " % 100", " + " + x) + ";\n";
    };
  }

  /** Puts a result where the next iterations do not read it; that may fail. */
  private String result(String x, Scope scope) {
    return draw.of(
        "r[Math.floorMod(" + expressions.leaf(scope) + ", 12)] += " + call(small(x)) + ";\n",
        "r[" + draw.of("3", "5", "Math.floorMod(" + x + ", 13)") + "] = " + call(x) + ";\n",
        "z += " + call(small(x)) + ";\n",
        "bs[" + draw.below(9) + "] += " + call(x) + ";\n",
        "System.out.println(\"" + statements.fresh("o") + " \" + " + call(x) + ");\n",
        "if (r[" + draw.below(12) + "] % 3 == 2) z++;\n");
  }

  private String choice(String x, Scope scope, int depth) {
    return "if ("
        + draw.of(call(small(x)) + " > 3", x + " % 2 == 0", x + "++ > 2")
        + ") {\n"
        + piece(x, scope, depth + 1)
        + (draw.percent(50) ? "} else {\n" + piece(x, scope, depth + 1) : "")
        + "}\n";
  }

  private String leaves(String x) {
    return draw.percent(35)
        ? "if (" + draw.of(x, call(x)) + " % 4 == 1) " + draw.of("break", "continue") + ";\n"
        : "";
  }

  private String counted(String x, Scope scope, int depth) {
    String t = statements.fresh("t");
    Scope inner = scope.inner().add(t, Kind.INT, false, false);
    return "for (int "
        + t
        + " = 0; "
        + t
        + " < "
        + draw.of("2", "3", "Math.floorMod(" + x + ", 4)")
        + "; "
        + t
        + "++) {\n"
        + leaves(x)
        + piece(draw.of(x, x), inner, depth + 1)
        + (draw.percent(50) ? "r[" + t + "] = " + call(t + " + " + x) + ";\n" : "")
        + "}\n";
  }

  /** A loop that a result ends. */
  private String until(String x, Scope scope, int depth) {
    String t = statements.fresh("t");
    String head = t + "++ < 4 && " + call(small(x)) + " % 3 != 0";
    String body = piece(x, scope, depth + 1) + leaves(x);
    return "int "
        + t
        + " = 0;\n"
        + (draw.percent(60)
            ? "while (" + head + ") {\n" + body + "}\n"
            : "do {\n" + body + "} while (" + head + ");\n");
  }

  private String over(String x, Scope scope, int depth) {
    String v = statements.fresh("u");
    Scope inner = scope.inner().add(v, Kind.INT, false, false);
    return "for (int "
        + v
        + " : "
        + draw.of("g[1]", "List.of(2, 0, 1)", "new int[] {3, 4}")
        + ") {\n"
        + leaves(v)
        + x
        + " += "
        + call(v)
        + " % 10;\n"
        + piece(x, inner, depth + 1)
        + "}\n";
  }

  private String attempt(String x, Scope scope, int depth) {
    String e = statements.fresh("e");
    StringBuilder out = new StringBuilder("try {\n");
    for (int i = draw.within(1, 3); i > 0; i--) {
      out.append(draw.percent(50) ? piece(x, scope, depth + 1) : result(x, scope));
    }
    boolean last = draw.percent(40);
    if (!last || draw.percent(60)) {
      String type =
          draw.of("RuntimeException", "IllegalStateException", "ArrayIndexOutOfBoundsException");
      out.append("} catch (").append(type).append(' ').append(e).append(") {\n");
      out.append(draw.of("", x + " = 7;\n", x + " += " + e + ".getMessage().length();\n"));
      out.append(draw.percent(60) ? piece(x, scope, depth + 1) : "z++;\n");
    } else {
      last = true;
    }
    if (last) {
      out.append("} finally {\n");
      out.append(draw.percent(60) ? result(x, scope) : piece(x, scope, 3));
    }
    return out.append("}\n").toString();
  }

  private String cases(String x, Scope scope, int depth) {
    String on = "Math.floorMod(" + draw.of(x, call(x)) + ", 4)";
    boolean arrows = draw.percent(50);
    StringBuilder out = new StringBuilder("switch (" + on + ") {\n");
    for (String label : List.of("case 0", "case 1, 2", "default")) {
      out.append(label).append(arrows ? " -> {\n" : ":\n");
      out.append(piece(x, scope, depth + 1));
      out.append(arrows ? "}\n" : draw.of("break;\n", "break;\n", ""));
    }
    return out.append("}\n").toString();
  }

  private String chosen(String x, Scope scope) {
    return draw.of(x + " = ", "r[2] = ", "z += ")
        + "switch (Math.floorMod("
        + x
        + ", 3)) {\ncase 0 -> "
        + call(small(x))
        + ";\ncase 1 -> {\n"
        + step(x, scope)
        + "yield "
        + draw.of(call(x), x)
        + ";\n}\ndefault -> "
        + draw.of("5", call("2"))
        + ";\n};\n";
  }

  private String block(String x, Scope scope, int depth) {
    String label = statements.fresh("part");
    return label
        + ": {\n"
        + piece(x, scope, depth + 1)
        + "if ("
        + x
        + " % 2 == 0) break "
        + label
        + ";\n"
        + piece(x, scope, depth + 1)
        + "}\n";
  }
}
