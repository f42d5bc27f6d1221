package org.jdeco.magics.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Motifs of what one iteration leaves to the next: elements, rows, counters and sums. */
final class CarriedMotifs {
  private final Draw draw;
  private final Expressions expressions;
  private final Statements statements;
  private final Pieces pieces;

  CarriedMotifs(Draw draw, Expressions expressions, Statements statements, Pieces pieces) {
    this.draw = draw;
    this.expressions = expressions;
    this.statements = statements;
    this.pieces = pieces;
  }

  /** A call that sets elements of an array that was there before, and something beside it. */
  List<Function<Scope, String>> overwrite() {
    List<Function<Scope, String>> all = new ArrayList<>();
    boolean row = draw.percent(40);
    all.add(scope -> overwriting(row, scope));
    all.add(scope ->
        pieces.target(scope) + draw.of("a", "r", "b") + "[" + expressions.index(scope) + "];\n");
    all.add(scope -> overwriting(row, scope));
    all.add(scope -> "z += " + (row ? "g[1][2]" : "a[" + expressions.index(scope) + "]") + ";\n");
    List<Function<Scope, String>> kept = pieces.some(all, 40);
    return kept.isEmpty() ? all : kept;
  }

  private String overwriting(boolean row, Scope scope) {
    List<Expressions.Function> fitting =
        expressions.functions().stream()
            .filter(f -> f.result() == Kind.NOTHING)
            .filter(f -> row == f.parameters().equals(List.of(Kind.INTS)))
            .toList();
    if (fitting.isEmpty()) {
      return "z++;\n";
    }
    Expressions.Function function = draw.of(fitting);
    List<String> arguments = new ArrayList<>();
    for (Kind each : function.parameters()) {
      String index = draw.percent(70) ? expressions.leaf(scope) : expressions.index(scope);
      String array = row ? "g[" + index + "]" : draw.of("a", "r", "b");
      arguments.add(each == Kind.INTS ? array : index);
    }
    return function.name() + "(" + String.join(", ", arguments) + ");\n";
  }

  /** A variable that counts iterations, or those that were not left early. */
  List<Function<Scope, String>> counter() {
    String k = draw.of("k", "k", "y");
    List<Function<Scope, String>> all = new ArrayList<>();
    List<Function<Scope, String>> jump =
        List.of(scope ->
            scope.mayContinue
                ? "if ("
                    + expressions.leaf(scope)
                    + " % 3 == 1) "
                    + (scope.label.isEmpty() || draw.percent(70)
                        ? "continue;\n"
                        : "continue " + scope.label + ";\n")
                : "");
    all.addAll(pieces.some(jump, 40));
    all.add(scope ->
        draw.of(
            "r[Math.floorMod("
                + k
                + ", 12)] = "
                + pieces.call(Kind.INT, Kind.INT, k, scope)
                + ";\n",
            pieces.target(scope)
                + pieces.call(Kind.INT, Kind.INT, k + " + " + expressions.leaf(scope), scope)
                + ";\n",
            pieces.target(scope)
                + pieces.call(Kind.INT, Kind.INT, "a[Math.floorMod(" + k + ", 8)]", scope)
                + ";\n"));
    all.addAll(pieces.some(jump, 20));
    all.add(scope ->
        draw.of(
            k + "++;\n",
            k + "++;\n",
            k + " += 2;\n",
            "if (" + expressions.leaf(scope) + " > 2) " + k + "++;\n",
            "r[" + k + "++ % 12] += 1;\n",
            k + " = " + k + " + " + expressions.leaf(scope) + ";\n"));
    if (draw.percent(30)) {
      Collections.reverse(all);
    }
    return all;
  }

  List<Function<Scope, String>> row() {
    String q = statements.fresh("q");
    List<Function<Scope, String>> all = new ArrayList<>();
    all.add(scope -> {
      String text =
          "int[] "
              + q
              + " = "
              + expressions.any(Kind.GRID, scope)
              + "[Math.floorMod("
              + expressions.index(scope)
              + ", 4)];\n";
      scope.add(q, Kind.INTS, true, false);
      return text;
    });
    all.addAll(
        pieces.some(
            List.of(
                scope -> q + "[" + draw.below(5) + "] = " + pieces.number(scope) + ";\n",
                scope ->
                    "g[Math.floorMod("
                        + expressions.leaf(scope)
                        + ", 4)] = "
                        + draw.of(q, "g[1]", "new int[5]")
                        + ";\n",
                scope -> pieces.target(scope) + pieces.call(Kind.INT, Kind.INTS, q, scope) + ";\n",
                scope ->
                    q
                        + "["
                        + draw.below(5)
                        + "] = "
                        + pieces.call(Kind.INT, Kind.INT, expressions.leaf(scope), scope)
                        + ";\n",
                scope ->
                    "g[Math.floorMod("
                        + expressions.leaf(scope)
                        + ", 4)]["
                        + draw.below(3)
                        + "] = "
                        + pieces.call(Kind.INT, Kind.INT, q + "[1]", scope)
                        + ";\n",
                scope ->
                    "g[Math.floorMod("
                        + expressions.leaf(scope)
                        + ", 4)][0] = "
                        + pieces.call(
                            Kind.INT,
                            Kind.INT,
                            "g[Math.floorMod(" + expressions.index(scope) + ", 4)][0]",
                            scope)
                        + ";\n"),
            50));
    return all;
  }

  List<Function<Scope, String>> chain() {
    List<Function<Scope, String>> all = new ArrayList<>();
    String x = draw.of("a", "b", "r");
    String y = draw.of("a", "b", "r", x);
    all.add(scope ->
        x
            + "["
            + expressions.index(scope)
            + "] = "
            + pieces.call(Kind.INT, Kind.INT, expressions.leaf(scope), scope)
            + ";\n");
    all.add(scope ->
        y
            + "["
            + expressions.index(scope)
            + "] "
            + draw.of("=", "+=")
            + " "
            + pieces.call(Kind.INT, Kind.INT, x + "[" + expressions.index(scope) + "]", scope)
            + ";\n");
    return draw.percent(60) ? all : all.subList(1, 2);
  }

  List<Function<Scope, String>> sum() {
    return List.of(
        scope ->
            draw.of(
                    "sum += ",
                    "z += ",
                    "bt += ",
                    "s = s.length() > 60 ? s : s + ",
                    "sum *= 0.5 + ",
                    "z ^= ")
                + pieces.call(Kind.INT, Kind.INT, expressions.leaf(scope), scope)
                + ";\n",
        scope ->
            draw.of(
                "h.merge(Math.floorMod("
                    + expressions.leaf(scope)
                    + ", 4), "
                    + pieces.call(Kind.INT, Kind.INT, expressions.leaf(scope), scope)
                    + ", Integer::sum);\n",
                "z = Math.max(z, "
                    + pieces.call(Kind.INT, Kind.INT, expressions.leaf(scope), scope)
                    + ");\n",
                "if ("
                    + pieces.call(Kind.INT, Kind.INT, expressions.leaf(scope), scope)
                    + " > 9) z++;\n"));
  }
}
