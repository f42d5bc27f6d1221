package org.jdeco.magics.fuzz;

import java.util.List;

/** Writes random statements, one to a line. */
final class Statements {
  static final int CALLS = 50;

  private final Draw draw;
  private final Expressions expressions;
  private final Theme theme;
  private final Motifs motifs;
  private final Branches branches;
  private final Loops loops;
  private int count;

  Statements(Draw draw, Expressions expressions, Theme theme) {
    this.draw = draw;
    this.theme = theme;
    this.expressions = expressions;
    branches = new Branches(draw, expressions, this);
    motifs = new Motifs(draw, expressions, this, theme);
    loops = new Loops(draw, expressions, this, motifs);
  }

  String fresh(String start) {
    return start + ++count;
  }

  /** Some statements in a scope of their own. */
  String block(Scope outer, int most) {
    Scope scope = outer.inner();
    StringBuilder out = new StringBuilder();
    int number = draw.within(1, most);
    for (int i = 0; i < number; i++) {
      out.append(statement(scope));
    }
    return out.toString();
  }

  /** Statements with calls that follow each other, in a block. */
  String row(Scope outer) {
    Scope scope = outer.inner();
    scope.calls = CALLS;
    scope.loops++;
    return "{\n" + (draw.percent(60) ? motifs.body(scope) : block(scope, 6)) + "}\n";
  }

  private String expression(Kind kind, Scope scope) {
    return expressions.of(kind, scope, scope.calls);
  }

  private String index(Scope scope) {
    return expressions.index(scope);
  }

  String statement(Scope scope) {
    if (scope.loops > 0) {
      return write(theme.form(draw), scope);
    }
    Form form = draw.of(Form.LOCAL, Form.OWN, Form.CHANGE, Form.ALIAS, Form.SET, Form.COLLECTION);
    return draw.percent(15) ? write(theme.form(draw), scope) : write(form, scope);
  }

  private String write(Form form, Scope scope) {
    return switch (form) {
      case STORE -> store(scope);
      case LOCAL -> local(scope);
      case OWN -> own(scope);
      case CHANGE -> change(scope);
      case ALIAS -> alias(scope);
      case PUT -> put(scope);
      case SET -> set(scope);
      case COLLECTION -> collection(scope);
      case PRINT -> print(scope);
      case CHOICE -> branches.choice(scope);
      case ATTEMPT -> branches.attempt(scope);
      case SELECT -> branches.select(scope);
      case JUMP -> branches.jump(scope);
      case CALL -> voidCall(scope);
      case LOOP -> loop(scope);
      case FILL -> fill(scope);
      case OBJECT -> object(scope);
      case STREAM -> stream(scope);
      case LAMBDA -> lambda(scope);
    };
  }

  /** Results into arrays. */
  String store(Scope scope) {
    return switch (draw.below(14)) {
      case 0 -> "d[" + index(scope) + "] = " + expression(Kind.DOUBLE, scope) + ";\n";
      case 1 -> "r[" + index(scope) + "] += " + expression(Kind.INT, scope) + ";\n";
      case 2 ->
          "bs["
              + index(scope)
              + "] "
              + draw.of("+=", "*=", "-=", "^=")
              + " "
              + expression(
                  draw.of(Kind.INT, Kind.DOUBLE).equals(Kind.INT) ? Kind.INT : Kind.INT, scope)
              + ";\n";
      case 3 ->
          scope.loops > 2
              ? "r[k % 8] = " + expression(Kind.INT, scope) + ";\n"
              : "r[k++ % 12] = " + expression(Kind.INT, scope) + ";\n";
      case 4 ->
          expressions.any(Kind.GRID, scope)
              + "[Math.floorMod("
              + expressions.leaf(scope)
              + ", 4)]["
              + draw.below(5)
              + "] = "
              + expression(Kind.INT, scope)
              + ";\n";
      case 5 ->
          "os["
              + index(scope)
              + "] = "
              + expression(draw.of(Kind.INT, Kind.INT, Kind.TEXT), scope)
              + ";\n";
      case 6 -> "ss[" + index(scope) + "] = " + expression(Kind.TEXT, scope) + ";\n";
      case 7 ->
          expressions.any(Kind.INTS, scope)
              + "["
              + index(scope)
              + "] = "
              + expression(Kind.INT, scope)
              + ";\n";
      case 8 -> {
        String at = index(scope);
        String array = draw.of("a", "b", "r");
        yield array
            + "["
            + at
            + "] = "
            + expression(Kind.INT, scope)
            + " + "
            + draw.of("a", "b", array)
            + "["
            + draw.of(at, at + " + 1", at + " - 1")
            + "];\n";
      }
      default -> "r[" + index(scope) + "] = " + expression(Kind.INT, scope) + ";\n";
    };
  }

  private String local(Scope scope) {
    Kind kind =
        draw.of(Kind.INT, Kind.INT, Kind.INT, Kind.DOUBLE, Kind.TEXT, Kind.INTS, Kind.TRUTH);
    String name = fresh("v");
    String text =
        draw.of(kind.java, kind.java, "var") + " " + name + " = " + expression(kind, scope);
    scope.add(name, kind, true, false);
    return (kind == Kind.INTS ? text.replace("var ", "int[] ") : text) + ";\n";
  }

  /** An object that the code makes. */
  private String own(Scope scope) {
    String name = fresh("w");
    return switch (draw.below(7)) {
      case 0, 1 -> {
        scope.add(name, Kind.INTS, true, true);
        yield "int[] " + name + " = new int[4];\n";
      }
      case 2 -> {
        String text =
            "int[] "
                + name
                + " = {"
                + expression(Kind.INT, scope)
                + ", 1, "
                + expressions.leaf(scope)
                + "};\n";
        scope.add(name, Kind.INTS, true, true);
        yield text;
      }
      case 3 -> {
        scope.add(name, Kind.LIST, true, true);
        yield "List<Integer> " + name + " = new ArrayList<>(List.of(1, 2, 3));\n";
      }
      case 4 -> {
        String text =
            "C "
                + name
                + " = new C("
                + expression(Kind.INT, scope)
                + ", "
                + draw.of("new int[] {1, 2, 3}", expressions.any(Kind.INTS, scope))
                + ", "
                + draw.of("null", "c")
                + ");\n";
        scope.add(name, Kind.OBJECT, true, true);
        yield text;
      }
      case 5 -> {
        String text =
            "P "
                + name
                + " = new P("
                + expressions.leaf(scope)
                + ", "
                + draw.of("new int[] {1, 2, 3}", expressions.any(Kind.INTS, scope))
                + ");\n";
        scope.add(name, Kind.RECORD, true, true);
        yield text;
      }
      default -> {
        String rows = draw.of("new int[4][5]", "{new int[5], g[1], g[0], new int[5]}");
        scope.add(name, Kind.GRID, true, true);
        yield "int[][] " + name + " = " + rows + ";\n";
      }
    };
  }

  /** A change of an object, whoever made it. */
  private String change(Scope scope) {
    return switch (draw.below(7)) {
      case 0, 1, 2 ->
          expressions.any(Kind.INTS, scope)
              + "["
              + draw.of("0", "1", "2")
              + "] "
              + draw.of("=", "+=")
              + " "
              + expression(Kind.INT, scope)
              + ";\n";
      case 3 ->
          expressions.any(Kind.LIST, scope)
              + ".set("
              + draw.below(3)
              + ", "
              + expression(Kind.INT, scope)
              + ");\n";
      case 4 ->
          expressions.any(Kind.OBJECT, scope)
              + draw.of(".v = ", ".v += ", ".w[0] = ")
              + expression(Kind.INT, scope)
              + ";\n";
      case 5 ->
          expressions.any(Kind.RECORD, scope) + ".w()[1] = " + expression(Kind.INT, scope) + ";\n";
      default ->
          draw.of("Arrays.sort(", "Arrays.fill(").equals("Arrays.sort(")
              ? "Arrays.sort(" + expressions.any(Kind.INTS, scope) + ");\n"
              : "Arrays.fill("
                  + expressions.any(Kind.INTS, scope)
                  + ", "
                  + expressions.leaf(scope)
                  + ");\n";
    };
  }

  private String alias(Scope scope) {
    String name = fresh("q");
    String text =
        switch (draw.below(5)) {
          case 0 ->
              "int[] "
                  + name
                  + " = "
                  + expressions.any(Kind.GRID, scope)
                  + "[Math.floorMod("
                  + expressions.leaf(scope)
                  + ", 4)];\n";
          case 1 ->
              "int[] "
                  + name
                  + " = "
                  + expression(Kind.TRUTH, scope)
                  + " ? "
                  + expressions.any(Kind.INTS, scope)
                  + " : "
                  + expressions.any(Kind.INTS, scope)
                  + ";\n";
          case 2 -> "int[] " + name + " = " + expressions.any(Kind.OBJECT, scope) + ".w;\n";
          default -> "int[] " + name + " = " + expressions.any(Kind.INTS, scope) + ";\n";
        };
    scope.add(name, Kind.INTS, true, false);
    return text;
  }

  /** An object put into another, or into a variable that outlives it. */
  private String put(Scope scope) {
    String array = expression(Kind.INTS, scope);
    return switch (draw.below(8)) {
      case 0 -> "rows.add(" + array + ");\n";
      case 1 -> "m[Math.floorMod(" + expressions.leaf(scope) + ", 8)] = " + array + ";\n";
      case 2 -> expressions.any(Kind.OBJECT, scope) + ".w = " + array + ";\n";
      case 3 -> "cs.add(" + expressions.any(Kind.OBJECT, scope) + ");\n";
      case 4 ->
          "g[Math.floorMod("
              + expressions.leaf(scope)
              + ", 4)] = "
              + draw.of("g[2]", "new int[] {1, 2, 3, 4, 5}", "g[0]")
              + ";\n";
      case 5 ->
          draw.of("a", "b")
              + " = "
              + draw.of("a", "b", "new int[] {8, 7, 6, 5, 4, 3, 2, 1}")
              + ";\n";
      case 6 ->
          "rows.add("
              + array
              + ");\nrows.get(rows.size() - 1)[0] = "
              + expressions.leaf(scope)
              + ";\n";
      default -> "m[2] = " + array + ";\nm[2][0] += " + expressions.leaf(scope) + ";\n";
    };
  }

  private String set(Scope scope) {
    Kind kind = draw.of(Kind.INT, Kind.INT, Kind.DOUBLE, Kind.TEXT);
    List<Scope.Name> names = scope.settable(kind);
    if (names.isEmpty()) {
      return store(scope);
    }
    String name = draw.of(names).name();
    String value = expression(kind, scope);
    return switch (kind) {
      case INT ->
          switch (draw.below(6)) {
            case 0 -> name + " += " + value + ";\n";
            case 1 -> name + "++;\n";
            case 2 -> name + " = Math.max(" + name + ", " + value + ");\n";
            case 3 -> "bt += " + value + ";\n";
            default -> name + " = " + value + ";\n";
          };
      case DOUBLE -> name + draw.of(" += ", " = ", " *= ") + value + ";\n";
      default ->
          draw.percent(70)
              ? "if (" + name + ".length() < 40) " + name + " += " + value + ";\n"
              : name + " = " + value + ";\n";
    };
  }

  private String collection(Scope scope) {
    String value = expression(Kind.INT, scope);
    return switch (draw.below(9)) {
      case 0, 1 ->
          "if (l.size() < 30) " + expressions.any(Kind.LIST, scope) + ".add(" + value + ");\n";
      case 2 ->
          expressions.any(Kind.LIST, scope)
              + ".set("
              + draw.of("0", "1", index(scope))
              + ", "
              + value
              + ");\n";
      case 3, 4 -> "h.put(Math.floorMod(" + expressions.leaf(scope) + ", 5), " + value + ");\n";
      case 5 ->
          "h.merge(Math.floorMod("
              + expressions.leaf(scope)
              + ", 5), "
              + value
              + ", Integer::sum);\n";
      case 6 -> "sb.append(" + value + ").append(',');\n";
      case 7 -> "l.remove(Integer.valueOf(" + value + "));\n";
      default -> "ks.add(" + value + ");\n";
    };
  }

  String print(Scope scope) {
    return "System.out.println(\"" + fresh("o") + " \" + (" + expression(Kind.INT, scope) + "));\n";
  }

  private String voidCall(Scope scope) {
    List<Expressions.Function> all = expressions.functions();
    return all.isEmpty() ? print(scope) : expressions.call(draw.of(all), scope, 20) + ";\n";
  }

  private String fill(Scope scope) {
    String at = fresh("j");
    Scope inner = scope.inner();
    inner.loops++;
    inner.inLoop = true;
    inner.mayContinue = true;
    inner.label = "";
    inner.add(at, Kind.INT, false, false);
    inner.calls = draw.percent(8) ? CALLS : 0;
    return "for (int " + at + " = 0; " + at + " < 3; " + at + "++) {\n" + change(inner) + "}\n";
  }

  private String object(Scope scope) {
    return draw.of(
        "C.n = " + expression(Kind.INT, scope) + ";\n",
        "c = new C(" + expression(Kind.INT, scope) + ", a, c);\n".replace(", c)", ", null)"),
        "c.next = " + expressions.any(Kind.OBJECT, scope) + ";\nc.next.v++;\n",
        "p = new P(" + expression(Kind.INT, scope) + ", b);\n");
  }

  private String stream(Scope scope) {
    Scope inner = new Scope();
    inner.add("u", Kind.INT, false, false);
    String value = expressions.of(Kind.INT, inner, 80);
    String source =
        draw.of("IntStream.range(0, 7)", "Arrays.stream(a)", "l.stream().mapToInt(u -> u)");
    String before =
        draw.of("", "", ".filter(u -> u % 3 > 0)", ".map(u -> u + y % 4)", ".peek(u -> z += u)");
    String behind =
        draw.of("", "", ".filter(u -> u % 2 == 0)", ".map(u -> u + n)", ".peek(u -> y = u % 5)");
    String stream = source + before + ".map(u -> " + value + ")" + behind;
    return draw.of(
        "r = IntStream.range(0, 12).map(u -> " + value + ").toArray();\n",
        "sum += IntStream.range(0, 5).map(u -> " + value + ").sum();\n",
        "l.stream().map(u -> " + value + ").toList().forEach(u -> z += u);\n",
        "z = " + stream + ".sum();\n",
        "y = " + stream + ".reduce(0, (u, o) -> u - o);\n",
        stream + ".forEach(u -> a[Math.floorMod(u, 8)] = u);\n",
        "z += " + stream + ".limit(4).max().orElse(3);\n",
        "l.addAll(" + stream + ".boxed().sorted().toList());\n",
        "l.forEach(u -> r[Math.floorMod(u, 8)] += " + value + ");\n",
        "y += " + source + ".anyMatch(u -> " + value + " > 9) ? 1 : 2;\n");
  }

  private String lambda(Scope scope) {
    Scope inner = new Scope();
    inner.add("u", Kind.INT, false, false);
    String name = fresh("t");
    return draw.percent(50)
        ? "IntUnaryOperator "
            + name
            + " = u -> "
            + expressions.of(Kind.INT, inner, 50)
            + ";\nr["
            + index(scope)
            + "] = "
            + name
            + ".applyAsInt("
            + expressions.leaf(scope)
            + ");\n"
        : draw.of("bump.run();\n", "y = op.applyAsInt(" + expressions.leaf(scope) + ");\n");
  }

  /** A loop, or a nest of them. */
  String loop(Scope outer) {
    return outer.loops >= 3 ? store(outer) : loops.loop(outer);
  }
}
