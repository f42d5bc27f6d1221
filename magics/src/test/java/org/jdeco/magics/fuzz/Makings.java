package org.jdeco.magics.fuzz;

/** Writes random declarations, and what is made for them. */
final class Makings {
  private final Draw draw;
  private final Expressions expressions;
  private final Statements statements;

  Makings(Draw draw, Expressions expressions, Statements statements) {
    this.draw = draw;
    this.expressions = expressions;
    this.statements = statements;
  }

  String local(Scope scope) {
    Kind kind =
        draw.of(Kind.INT, Kind.INT, Kind.INT, Kind.DOUBLE, Kind.TEXT, Kind.INTS, Kind.TRUTH);
    String name = statements.fresh("v");
    String text =
        draw.of(kind.java, kind.java, "var") + " " + name + " = " + expressions.of(kind, scope);
    scope.add(name, kind, true, false);
    return (kind == Kind.INTS ? text.replace("var ", "int[] ") : text) + ";\n";
  }

  /** An object that the code makes. */
  String own(Scope scope) {
    String name = statements.fresh("w");
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
                + expressions.of(Kind.INT, scope)
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
                + expressions.of(Kind.INT, scope)
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

  String alias(Scope scope) {
    String name = statements.fresh("q");
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
                  + expressions.of(Kind.TRUTH, scope)
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

  String object(Scope scope) {
    return draw.of(
        "C.n = " + expressions.of(Kind.INT, scope) + ";\n",
        "c = new C(" + expressions.of(Kind.INT, scope) + ", a, c);\n".replace(", c)", ", null)"),
        "c.next = " + expressions.any(Kind.OBJECT, scope) + ";\nc.next.v++;\n",
        "p = new P(" + expressions.of(Kind.INT, scope) + ", b);\n");
  }
}
