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

  Motifs(Draw draw, Expressions expressions, Statements statements, Theme theme) {
    this.draw = draw;
    this.expressions = expressions;
    this.statements = statements;
    this.theme = theme;
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
      return overwrite();
    }
    return switch (draw.below(18)) {
      case 0, 1, 2 -> ownArray();
      case 3 -> ownObject();
      case 4 -> ownList();
      case 5, 6 -> result();
      case 7, 8 -> counter();
      case 9 -> row();
      case 10 -> chain();
      case 11 -> attempt();
      case 12 -> text();
      case 13, 14 -> overwrite();
      case 15, 16 -> new Namesakes(draw, expressions, statements, this).motif();
      default -> sum();
    };
  }

  /** A call of a function that is given an argument among others. */
  String call(Kind result, Kind parameter, String argument, Scope scope) {
    List<Expressions.Function> fitting =
        expressions.functions().stream()
            .filter(f -> f.result() == result && f.parameters().contains(parameter))
            .toList();
    Expressions.Function function = draw.of(fitting);
    List<String> arguments = new ArrayList<>();
    boolean given = false;
    for (Kind each : function.parameters()) {
      arguments.add(
          each == parameter && !given
              ? argument
              : each == Kind.INT ? expressions.index(scope) : expressions.any(each, scope));
      given |= each == parameter;
    }
    return function.name() + "(" + String.join(", ", arguments) + ")";
  }

  /** A number. */
  String number(Scope scope) {
    return draw.percent(70) ? expressions.leaf(scope) : expressions.of(Kind.INT, scope, 30);
  }

  /** What is stored to. */
  String target(Scope scope) {
    String array = draw.of("r", "r", "r", "a", "b", "bs", "d");
    return array
        + "["
        + expressions.index(scope)
        + "] "
        + (array.equals("bs") ? "+=" : draw.of("=", "=", "+="))
        + " ";
  }

  private static List<Function<Scope, String>> some(
      Draw draw, List<Function<Scope, String>> all, int keep) {
    List<Function<Scope, String>> kept = new ArrayList<>();
    all.forEach(each -> {
      if (draw.percent(keep)) {
        kept.add(each);
      }
    });
    return kept;
  }

  /** A call that sets elements of an array that was there before, and something beside it. */
  private List<Function<Scope, String>> overwrite() {
    List<Function<Scope, String>> all = new ArrayList<>();
    boolean row = draw.percent(40);
    all.add(scope -> overwriting(row, scope));
    all.add(
        scope -> target(scope) + draw.of("a", "r", "b") + "[" + expressions.index(scope) + "];\n");
    all.add(scope -> overwriting(row, scope));
    all.add(scope -> "z += " + (row ? "g[1][2]" : "a[" + expressions.index(scope) + "]") + ";\n");
    List<Function<Scope, String>> kept = some(draw, all, 40);
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

  /** An array made, filled, stored, changed through where it is stored, and handed to a call. */
  private List<Function<Scope, String>> ownArray() {
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
              w + "[0] = " + number(scope) + ";\n",
              w + "[1] += " + number(scope) + ";\n",
              "for (int e = 0; e < 3; e++) " + w + "[e] = e * " + expressions.leaf(scope) + ";\n",
              "if (" + expressions.leaf(scope) + " % 2 == 0) " + w + "[0] = 9;\n",
              "try { "
                  + w
                  + "["
                  + number(scope)
                  + "] = 5; } catch (RuntimeException ex) { "
                  + w
                  + "[0] = 7; }\n",
              "Arrays.sort(" + w + ");\n",
              "Arrays.fill(" + w + ", " + number(scope) + ");\n",
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
            "m[3] = " + w + ";\nm[3][0] = " + number(scope) + ";\n",
            "rows.add(" + w + ");\n",
            "rows.add(" + w + ");\nrows.getLast()[1] += " + number(scope) + ";\n",
            "c.w = " + w + ";\n",
            "c.w = " + w + ";\nc.w[0] = " + number(scope) + ";\n",
            "b = " + w + ";\n",
            "b = " + w + ";\nb[0]++;\n",
            "cs.add(new C(1, " + w + ", null));\ncs.getLast().w[0] += 2;\n",
            "p = new P(2, " + w + ");\np.w()[0] = " + number(scope) + ";\n",
            "int[] " + w + "y = " + w + ";\n" + w + "y[0] = " + number(scope) + ";\n",
            "int[][] "
                + w
                + "y = {"
                + w
                + ", g[0]};\n"
                + w
                + "y[0][1] = "
                + number(scope)
                + ";\n"));
    all.addAll(some(draw, middle, 50));
    all.add(scope -> target(scope) + call(Kind.INT, Kind.INTS, w, scope) + ";\n");
    all.addAll(
        some(
            draw,
            List.of(
                scope -> w + "[1] = " + number(scope) + ";\n",
                scope -> draw.of("rows.add(" + w + ");\n", "m[2] = " + w + ";\n"),
                scope -> target(scope) + call(Kind.INT, Kind.INTS, w, scope) + ";\n"),
            35));
    return all;
  }

  private String lambda(String w) {
    String name = statements.fresh("t");
    return "Runnable " + name + " = () -> " + w + "[0]++;\n" + name + ".run();\n";
  }

  private List<Function<Scope, String>> ownObject() {
    String w = statements.fresh("w");
    List<Function<Scope, String>> all = new ArrayList<>();
    all.add(scope -> {
      String made =
          draw.of(
              "new C(" + number(scope) + ", new int[] {1, 2, 3}, null)",
              "new C(1, " + expressions.any(Kind.INTS, scope) + ", c)");
      scope.add(w, Kind.OBJECT, true, true);
      return "C " + w + " = " + made + ";\n";
    });
    all.addAll(
        some(
            draw,
            List.of(
                scope -> w + ".v = " + number(scope) + ";\n",
                scope -> w + ".w[1] += " + number(scope) + ";\n",
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
    all.add(scope -> target(scope) + call(Kind.INT, Kind.OBJECT, w, scope) + ";\n");
    all.addAll(some(draw, List.of(scope -> w + ".v++;\n", scope -> "cs.add(" + w + ");\n"), 40));
    return all;
  }

  private List<Function<Scope, String>> ownList() {
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
        some(
            draw,
            List.of(
                scope -> w + ".add(" + number(scope) + ");\n",
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
    all.add(scope -> target(scope) + call(Kind.INT, Kind.LIST, w, scope) + ";\n");
    return all;
  }

  /** An array that a call gives, changed, stored, and handed to another call. */
  private List<Function<Scope, String>> result() {
    String w = statements.fresh("w");
    List<Function<Scope, String>> all = new ArrayList<>();
    all.add(scope -> {
      String made =
          draw.percent(75)
              ? call(Kind.INTS, Kind.INT, expressions.index(scope), scope)
              : call(Kind.INTS, Kind.INTS, expressions.any(Kind.INTS, scope), scope);
      scope.add(w, Kind.INTS, true, false);
      return "int[] " + w + " = " + made + ";\n";
    });
    all.addAll(
        some(
            draw,
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
                scope -> target(scope) + call(Kind.INT, Kind.INTS, w, scope) + ";\n",
                scope -> w + "[1] -= 3;\n"),
            55));
    return all;
  }

  /** A variable that counts iterations, or those that were not left early. */
  private List<Function<Scope, String>> counter() {
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
    all.addAll(some(draw, jump, 40));
    all.add(scope ->
        draw.of(
            "r[Math.floorMod(" + k + ", 12)] = " + call(Kind.INT, Kind.INT, k, scope) + ";\n",
            target(scope)
                + call(Kind.INT, Kind.INT, k + " + " + expressions.leaf(scope), scope)
                + ";\n",
            target(scope)
                + call(Kind.INT, Kind.INT, "a[Math.floorMod(" + k + ", 8)]", scope)
                + ";\n"));
    all.addAll(some(draw, jump, 20));
    all.add(scope ->
        draw.of(
            k + "++;\n",
            k + "++;\n",
            k + " += 2;\n",
            "if (" + expressions.leaf(scope) + " > 2) " + k + "++;\n",
            "r[" + k + "++ % 12] += 1;\n",
            k + " = " + k + " + " + expressions.leaf(scope) + ";\n"));
    if (draw.percent(30)) {
      java.util.Collections.reverse(all);
    }
    return all;
  }

  private List<Function<Scope, String>> row() {
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
        some(
            draw,
            List.of(
                scope -> q + "[" + draw.below(5) + "] = " + number(scope) + ";\n",
                scope ->
                    "g[Math.floorMod("
                        + expressions.leaf(scope)
                        + ", 4)] = "
                        + draw.of(q, "g[1]", "new int[5]")
                        + ";\n",
                scope -> target(scope) + call(Kind.INT, Kind.INTS, q, scope) + ";\n",
                scope ->
                    q
                        + "["
                        + draw.below(5)
                        + "] = "
                        + call(Kind.INT, Kind.INT, expressions.leaf(scope), scope)
                        + ";\n",
                scope ->
                    "g[Math.floorMod("
                        + expressions.leaf(scope)
                        + ", 4)]["
                        + draw.below(3)
                        + "] = "
                        + call(Kind.INT, Kind.INT, q + "[1]", scope)
                        + ";\n",
                scope ->
                    "g[Math.floorMod("
                        + expressions.leaf(scope)
                        + ", 4)][0] = "
                        + call(
                            Kind.INT,
                            Kind.INT,
                            "g[Math.floorMod(" + expressions.index(scope) + ", 4)][0]",
                            scope)
                        + ";\n"),
            50));
    return all;
  }

  private List<Function<Scope, String>> chain() {
    List<Function<Scope, String>> all = new ArrayList<>();
    String x = draw.of("a", "b", "r");
    String y = draw.of("a", "b", "r", x);
    all.add(scope ->
        x
            + "["
            + expressions.index(scope)
            + "] = "
            + call(Kind.INT, Kind.INT, expressions.leaf(scope), scope)
            + ";\n");
    all.add(scope ->
        y
            + "["
            + expressions.index(scope)
            + "] "
            + draw.of("=", "+=")
            + " "
            + call(Kind.INT, Kind.INT, x + "[" + expressions.index(scope) + "]", scope)
            + ";\n");
    return draw.percent(60) ? all : all.subList(1, 2);
  }

  private List<Function<Scope, String>> attempt() {
    return List.of(scope -> {
      String made = draw.of("", "int e1 = " + number(scope) + ";\n", "z++;\n");
      String use =
          target(scope)
              + call(
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
              "int " + v + " = " + call(Kind.INT, Kind.INT, expressions.leaf(scope), scope) + ";\n";
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

  private List<Function<Scope, String>> sum() {
    return List.of(
        scope ->
            draw.of(
                    "sum += ",
                    "z += ",
                    "bt += ",
                    "s = s.length() > 60 ? s : s + ",
                    "sum *= 0.5 + ",
                    "z ^= ")
                + call(Kind.INT, Kind.INT, expressions.leaf(scope), scope)
                + ";\n",
        scope ->
            draw.of(
                "h.merge(Math.floorMod("
                    + expressions.leaf(scope)
                    + ", 4), "
                    + call(Kind.INT, Kind.INT, expressions.leaf(scope), scope)
                    + ", Integer::sum);\n",
                "z = Math.max(z, "
                    + call(Kind.INT, Kind.INT, expressions.leaf(scope), scope)
                    + ");\n",
                "if ("
                    + call(Kind.INT, Kind.INT, expressions.leaf(scope), scope)
                    + " > 9) z++;\n"));
  }
}
