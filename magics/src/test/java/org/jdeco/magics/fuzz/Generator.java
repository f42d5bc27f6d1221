package org.jdeco.magics.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes random notebook programs, each from a number. */
final class Generator {
  private final Draw draw;
  private final Expressions expressions;
  private final Statements statements;
  private final Theme theme;

  private Generator(long seed) {
    draw = new Draw(seed);
    expressions = new Expressions(draw);
    theme = draw.of(Theme.values());
    statements = new Statements(draw, expressions, theme);
  }

  /** The program of a number; the same for the same number. */
  static Program program(long seed) {
    return new Generator(seed).program(Long.toString(seed, 36).replace('-', 'm'));
  }

  private Program program(String id) {
    List<String> functions = new Functions(draw, expressions, theme).write(draw.below(3));
    String cell = cell();
    return new Program(id, members(functions, cell), cell);
  }

  private static Scope globals() {
    Scope scope = new Scope();
    for (String name : List.of("k", "y", "z")) {
      scope.add(name, Kind.INT, true, false);
    }
    scope.add("n", Kind.INT, false, false);
    scope.add("sum", Kind.DOUBLE, true, false);
    scope.add("s", Kind.TEXT, true, false);
    scope.add("a", Kind.INTS, true, false).add("b", Kind.INTS, true, false);
    scope.add("r", Kind.INTS, true, false);
    scope.add("d", Kind.DOUBLES, true, false).add("g", Kind.GRID, true, false);
    scope.add("l", Kind.LIST, true, false).add("h", Kind.MAP, true, false);
    return scope.add("c", Kind.OBJECT, true, false).add("p", Kind.RECORD, true, false);
  }

  private String cell() {
    StringBuilder methods = new StringBuilder();
    StringBuilder body = new StringBuilder();
    int parts = draw.within(1, 3);
    for (int i = 0; i < parts; i++) {
      if (draw.percent(40)) {
        String name = "m" + i;
        methods.append(method(name));
        body.append("z = ").append(name).append("(").append(draw.within(1, 6)).append(");\n");
      } else {
        body.append("{\n").append(code(globals())).append("}\n");
      }
    }
    return methods + Program.BODY + body;
  }

  private String code(Scope scope) {
    StringBuilder out = new StringBuilder();
    int before = draw.below(2);
    for (int i = 0; i < before; i++) {
      out.append(statements.statement(scope));
    }
    int loops = draw.within(1, 3);
    for (int i = 0; i < loops; i++) {
      String loop = draw.percent(30) ? statements.row(scope) : statements.loop(scope);
      out.append(
          draw.percent(75)
              ? "try {\n" + loop + "} catch (RuntimeException ex) {\nSystem.out.println(ex);\n}\n"
              : loop);
    }
    return out.toString();
  }

  private String method(String name) {
    Scope scope = globals();
    scope.add("x", Kind.INT, false, false);
    scope.inMethod = true;
    StringBuilder out = new StringBuilder("int ").append(name).append("(int x) {\n");
    if (draw.percent(40)) {
      out.append("int[] loc = {1, 2, 3, 4, 5, 6, 7, 8};\n");
      scope.add("loc", Kind.INTS, true, false);
    }
    if (draw.percent(40)) {
      out.append("int acc = 0;\n");
      scope.add("acc", Kind.INT, true, false);
    }
    return out.append(code(scope))
        .append("return ")
        .append(expressions.leaf(scope))
        .append(";\n}\n")
        .toString();
  }

  /** The functions, and of the variables and types those that are used. */
  private String members(List<String> functions, String cell) {
    boolean alias = draw.percent(12);
    boolean twice = draw.percent(15);
    Map<String, String> all = new LinkedHashMap<>();
    all.put("P", "record P(int v, int[] w) {}");
    all.put(
        "C",
        "class C { static int n = 3; int v; int[] w; C next; "
            + "C(int v, int[] w, C next) { this.v = v; this.w = w; this.next = next; } }");
    all.put("a", "int[] a = {3, 1, 4, 1, 5, 9, 2, 6};");
    all.put("b", alias ? "int[] b = a;" : "int[] b = {2, 7, 1, 8, 2, 8, 1, 8};");
    all.put("r", "int[] r = new int[12];");
    all.put("d", "double[] d = {0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5};");
    all.put("bs", "byte[] bs = {1, 2, 3, 4, 5, 6, 7, 8};");
    all.put(
        "g",
        twice
            ? "int[][] g = new int[4][]; static { int[] w = {1, 2, 3, 4, 5}; g[0] = w; g[1] = w; "
                + "g[2] = new int[] {6, 7, 8, 9, 0}; g[3] = w; }"
            : "int[][] g = {{1, 2, 3, 4, 5}, {2, 3, 4, 5, 6}, {3, 4, 5, 6, 7}, {4, 5, 6, 7, 8}};");
    all.put("m", "int[][] m = new int[8][];");
    all.put("l", "List<Integer> l = new ArrayList<>(List.of(5, 3, 8, 1));");
    all.put("rows", "List<int[]> rows = new ArrayList<>();");
    all.put("cs", "List<C> cs = new ArrayList<>();");
    all.put(
        "h",
        "Map<Integer, Integer> h = new "
            + draw.of("TreeMap", "HashMap")
            + "<>(Map.of(0, 4, 1, 5, 2, 6));");
    all.put("ks", "Set<Integer> ks = new TreeSet<>(Set.of(1, 4, 6));");
    all.put("sb", "StringBuilder sb = new StringBuilder(\"-\");");
    all.put("s", "String s = \"s\";");
    all.put("k", "int k = 0;");
    all.put("n", "int n = 6;");
    all.put("y", "int y = 2;");
    all.put("z", "int z = 0;");
    all.put("sum", "double sum = 0;");
    all.put("bt", "byte bt = 0;");
    all.put(
        "p", "P p = new P(4, " + draw.of("new int[] {1, 2, 3}", "new int[] {1, 2, 3}", "a") + ");");
    all.put(
        "c",
        "C c = new C(1, "
            + draw.of("new int[] {1, 2, 3}", "new int[] {1, 2, 3}", "b")
            + ", null);");
    all.put("os", "Object[] os = new Integer[8];");
    all.put("ss", "String[] ss = new String[8];");
    all.put("op", "IntUnaryOperator op = " + draw.of("x -> x + 1", "x -> x + n", "x -> z++") + ";");
    all.put("bump", "Runnable bump = () -> " + draw.of("n--", "a[2]++", "y++") + ";");
    StringBuilder text = new StringBuilder(String.join("", functions)).append(cell);
    List<String> used = new ArrayList<>();
    List<String> names = new ArrayList<>(all.keySet()).reversed();
    for (String name : names) {
      if (Pattern.compile("\\b" + name + "\\b").matcher(text).find()) {
        text.append(all.get(name));
        used.addFirst("static " + all.get(name) + "\n");
      }
    }
    return String.join("", used) + String.join("", functions);
  }
}
