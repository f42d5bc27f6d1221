package org.jdeco.magics.fuzz;

/** Writes random statements with functions and streams. */
final class Lambdas {
  private final Draw draw;
  private final Expressions expressions;
  private final Statements statements;

  Lambdas(Draw draw, Expressions expressions, Statements statements) {
    this.draw = draw;
    this.expressions = expressions;
    this.statements = statements;
  }

  String stream(Scope scope) {
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

  String lambda(Scope scope) {
    Scope inner = new Scope();
    inner.add("u", Kind.INT, false, false);
    String name = statements.fresh("t");
    if (scope.loops < 2 && draw.percent(40)) {
      return block(scope, inner, name);
    }
    return draw.percent(50)
        ? "IntUnaryOperator "
            + name
            + " = u -> "
            + expressions.of(Kind.INT, inner, 50)
            + ";\nr["
            + expressions.index(scope)
            + "] = "
            + name
            + ".applyAsInt("
            + expressions.leaf(scope)
            + ");\n"
        : draw.of("bump.run();\n", "y = op.applyAsInt(" + expressions.leaf(scope) + ");\n");
  }

  /** A lambda with a loop in its block, called more than once. */
  private String block(Scope scope, Scope inner, String name) {
    inner.loops = scope.loops;
    inner.budget = scope.budget;
    return "IntConsumer "
        + name
        + " = u -> {\n"
        + statements.loop(inner)
        + "};\n"
        + name
        + ".accept("
        + expressions.leaf(scope)
        + ");\n"
        + name
        + ".accept(2);\n";
  }
}
