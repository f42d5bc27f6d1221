package org.jdeco.magics.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Motifs of objects that an iteration makes, or gets from a call, and hands on. */
final class OwnMotifs {
  private final Draw draw;
  private final Expressions expressions;
  private final Statements statements;
  private final Pieces pieces;

  OwnMotifs(Draw draw, Expressions expressions, Statements statements, Pieces pieces) {
    this.draw = draw;
    this.expressions = expressions;
    this.statements = statements;
    this.pieces = pieces;
  }

  /** An array made, filled, stored, changed through where it is stored, and handed to a call. */
  List<Function<Scope, String>> ownArray() {
    String w = statements.fresh("w");
    List<Function<Scope, String>> all = new ArrayList<>();
    all.add(scope -> {
      String made =
          draw.of(
              "new int[4]", "new int[4]", "{" + expressions.leaf(scope) + ", 2, 3}", "a.clone()");
      scope.add(w, Kind.INTS, true, true);
      return "int[] " + w + " = " + made + ";\n";
    });
    List<Function<Scope, String>> middle = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      middle.add(scope ->
          draw.of(
              w + "[0] = " + pieces.number(scope) + ";\n",
              w + "[1] += " + pieces.number(scope) + ";\n",
              "for (int e = 0; e < 3; e++) " + w + "[e] = e * " + expressions.leaf(scope) + ";\n",
              "if (" + expressions.leaf(scope) + " % 2 == 0) " + w + "[0] = 9;\n",
              "try { "
                  + w
                  + "["
                  + pieces.number(scope)
                  + "] = 5; } catch (RuntimeException ex) { "
                  + w
                  + "[0] = 7; }\n",
              "Arrays.sort(" + w + ");\n",
              "Arrays.fill(" + w + ", " + pieces.number(scope) + ");\n",
              "switch ("
                  + expressions.leaf(scope)
                  + " % 3) { case 0: "
                  + w
                  + "[1] = 4; break; default: "
                  + w
                  + "[2] = 8; }\n",
              "if (" + w + "[0]++ > 3) z++;\n",
              "int " + statements.fresh("v") + " = " + w + "[1]++;\n",
              lambda(w)));
    }
    middle.add(scope ->
        draw.of(
            "m[Math.floorMod(" + expressions.leaf(scope) + ", 8)] = " + w + ";\n",
            "m[3] = " + w + ";\nm[3][0] = " + pieces.number(scope) + ";\n",
            "rows.add(" + w + ");\n",
            "rows.add(" + w + ");\nrows.getLast()[1] += " + pieces.number(scope) + ";\n",
            "c.w = " + w + ";\n",
            "c.w = " + w + ";\nc.w[0] = " + pieces.number(scope) + ";\n",
            "b = " + w + ";\n",
            "b = " + w + ";\nb[0]++;\n",
            "cs.add(new C(1, " + w + ", null));\ncs.getLast().w[0] += 2;\n",
            "p = new P(2, " + w + ");\np.w()[0] = " + pieces.number(scope) + ";\n",
            "int[] " + w + "y = " + w + ";\n" + w + "y[0] = " + pieces.number(scope) + ";\n",
            "int[][] "
                + w
                + "y = {"
                + w
                + ", g[0]};\n"
                + w
                + "y[0][1] = "
                + pieces.number(scope)
                + ";\n"));
    all.addAll(pieces.some(middle, 50));
    all.add(scope -> pieces.target(scope) + pieces.call(Kind.INT, Kind.INTS, w, scope) + ";\n");
    all.addAll(
        pieces.some(
            List.of(
                scope -> w + "[1] = " + pieces.number(scope) + ";\n",
                scope -> draw.of("rows.add(" + w + ");\n", "m[2] = " + w + ";\n"),
                scope -> pieces.target(scope) + pieces.call(Kind.INT, Kind.INTS, w, scope) + ";\n"),
            35));
    return all;
  }

  private String lambda(String w) {
    String name = statements.fresh("t");
    return "Runnable " + name + " = () -> " + w + "[0]++;\n" + name + ".run();\n";
  }

  List<Function<Scope, String>> ownObject() {
    String w = statements.fresh("w");
    List<Function<Scope, String>> all = new ArrayList<>();
    all.add(scope -> {
      String made =
          draw.of(
              "new C(" + pieces.number(scope) + ", new int[] {1, 2, 3}, null)",
              "new C(1, " + expressions.any(Kind.INTS, scope) + ", c)");
      scope.add(w, Kind.OBJECT, true, true);
      return "C " + w + " = " + made + ";\n";
    });
    all.addAll(
        pieces.some(
            List.of(
                scope -> w + ".v = " + pieces.number(scope) + ";\n",
                scope -> w + ".w[1] += " + pieces.number(scope) + ";\n",
                scope ->
                    draw.of(
                        "cs.add(" + w + ");\n",
                        "c.next = " + w + ";\n",
                        "c = " + w + ";\n",
                        w + ".next = c;\n"),
                scope ->
                    draw.of("c.v++;\n", "c.next = c;\n", "cs.forEach(e -> e.v++);\n", "a[1]++;\n"),
                scope -> w + ".w = " + expressions.any(Kind.INTS, scope) + ";\n"),
            50));
    all.add(scope -> pieces.target(scope) + pieces.call(Kind.INT, Kind.OBJECT, w, scope) + ";\n");
    all.addAll(pieces.some(List.of(scope -> w + ".v++;\n", scope -> "cs.add(" + w + ");\n"), 40));
    return all;
  }

  List<Function<Scope, String>> ownList() {
    String w = statements.fresh("w");
    List<Function<Scope, String>> all = new ArrayList<>();
    all.add(scope -> {
      scope.add(w, Kind.LIST, true, true);
      return "List<Integer> "
          + w
          + " = new ArrayList<>("
          + draw.of("", "l", "List.of(4, 5, 6)")
          + ");\n";
    });
    all.addAll(
        pieces.some(
            List.of(
                scope -> w + ".add(" + pieces.number(scope) + ");\n",
                scope -> "for (int e : a) " + w + ".add(e);\n",
                scope -> "if (" + w + ".add(3)) z++;\n",
                scope ->
                    "List<Integer> "
                        + w
                        + "y = "
                        + w
                        + ".subList(0, "
                        + w
                        + ".size());\n"
                        + w
                        + "y.replaceAll(e -> e + 1);\n",
                scope -> "Collections.sort(" + w + ");\n",
                scope ->
                    draw.of(
                        "l = " + w + ";\nl.add(1);\n", "if (l.size() < 30) l.addAll(" + w + ");\n"),
                scope -> w + ".removeIf(e -> e % 2 == 0);\n"),
            40));
    all.add(scope -> pieces.target(scope) + pieces.call(Kind.INT, Kind.LIST, w, scope) + ";\n");
    return all;
  }

  /** An array that a call gives, changed, stored, and handed to another call. */
  List<Function<Scope, String>> result() {
    String w = statements.fresh("w");
    List<Function<Scope, String>> all = new ArrayList<>();
    all.add(scope -> {
      String made =
          draw.percent(75)
              ? pieces.call(Kind.INTS, Kind.INT, expressions.index(scope), scope)
              : pieces.call(Kind.INTS, Kind.INTS, expressions.any(Kind.INTS, scope), scope);
      scope.add(w, Kind.INTS, true, false);
      return "int[] " + w + " = " + made + ";\n";
    });
    all.addAll(
        pieces.some(
            List.of(
                scope ->
                    draw.of(
                        "m[Math.floorMod(" + expressions.leaf(scope) + ", 8)] = " + w + ";\n",
                        "rows.add(" + w + ");\n",
                        "a = " + w + ";\n",
                        "c.w = " + w + ";\n"),
                scope -> w + "[0]" + draw.of("++", " += 5", " = z") + ";\n",
                scope ->
                    draw.of(
                        "c.w[0]++;\n",
                        "a[0]++;\n",
                        "rows.forEach(e -> e[0]++);\n",
                        "for (int[] e : m) if (e != null) e[0] += 2;\n"),
                scope -> pieces.target(scope) + pieces.call(Kind.INT, Kind.INTS, w, scope) + ";\n",
                scope -> w + "[1] -= 3;\n"),
            55));
    return all;
  }
}
