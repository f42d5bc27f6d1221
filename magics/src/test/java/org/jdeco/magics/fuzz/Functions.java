package org.jdeco.magics.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Writes random functions; those whose names start with {@code f} are declared concurrent. */
final class Functions {
  private final Draw draw;
  private final Expressions expressions;
  private final Theme theme;

  Functions(Draw draw, Expressions expressions, Theme theme) {
    this.draw = draw;
    this.theme = theme;
    this.expressions = expressions;
  }

  /** Some functions, as members of a class; later ones may call earlier ones. */
  List<String> write(int count) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(function("f" + i));
    }
    texts.add(function("f" + count, draw.of(0, 0, 1, 3, 29, 17, 12, 13)));
    texts.add(function("f" + (count + 1), draw.of(10, 8, 11)));
    texts.add(function("f" + (count + 2), draw.of(18, 18, 26)));
    texts.add(function("f" + (count + 3), draw.of(27, 28)));
    texts.add(function("f" + (count + 4), 22));
    texts.add(function("f" + (count + 5), 14));
    texts.add(function("f" + (count + 6), draw.of(30, 31)));
    texts.add(function("f" + (count + 7), 32));
    if (draw.percent(15)) {
      texts.add(function("p0"));
    }
    return texts;
  }

  private String function(String name) {
    return function(name, draw.of(theme.functions));
  }

  private String function(String name, int template) {
    return switch (template) {
      case 0, 1, 2, 3 -> pure(name);
      case 4 -> make(name, Kind.DOUBLE, List.of(Kind.INT), "return " + real() + ";");
      case 5 -> loop(name);
      case 6 -> localArray(name);
      case 7 -> recursive(name);
      case 8, 9 ->
          make(
              name,
              Kind.INT,
              List.of(Kind.INTS, Kind.INT),
              "return x[y" + draw.of("", " - 1", " + 1", "") + "] * 3 + y;");
      case 10, 11 ->
          make(
              name,
              Kind.INT,
              List.of(Kind.INTS),
              "int t = 1; for (int e : x) t = t * 31 + e; return t;");
      case 12 ->
          make(
              name,
              Kind.INT,
              List.of(Kind.INT),
              "return " + draw.of("a", "b", "r") + "[Math.floorMod(x, 8)] + x;");
      case 13 ->
          make(
              name,
              Kind.INT,
              List.of(Kind.INT),
              "return x * 2 + "
                  + draw.of(
                      "k",
                      "n",
                      "C.n",
                      "c.v",
                      "l.size()",
                      "h.size()",
                      "p.w()[0]",
                      "op.applyAsInt(x)",
                      "g[1][2]",
                      "sb.length()")
                  + ";");
      case 14 ->
          make(
              name,
              Kind.INT,
              List.of(Kind.LIST),
              "int t = 0; for (int e : x) t += e * 7; return t;");
      case 15 -> make(name, Kind.INT, List.of(Kind.MAP, Kind.INT), "return x.getOrDefault(y, -1);");
      case 16 -> make(name, draw.of(Kind.INT, Kind.NOTHING), List.of(Kind.INT), "print");
      case 17 ->
          make(
              name,
              Kind.INT,
              List.of(Kind.INT),
              "if (x == "
                  + draw.within(2, 6)
                  + ") throw new IllegalStateException(\"at \" + x); "
                  + "return x + 1;");
      case 18 -> make(name, Kind.INTS, List.of(Kind.INT), "return new int[] {x, x * x, 5};");
      case 19 ->
          draw.of(
              make(name, Kind.INTS, List.of(Kind.INTS), "return x;"),
              make(name, Kind.INTS, List.of(Kind.INTS), "return x.clone();"),
              make(name, Kind.INTS, List.of(Kind.INTS), "x[0]++; return x;"));
      case 20 -> make(name, Kind.INT, List.of(Kind.INTS, Kind.INT), "x[y & 1] += 2; return x[0];");
      case 21 ->
          make(
              name,
              Kind.INT,
              List.of(Kind.INT),
              draw.of(
                  "k++; return x;",
                  "a[1] = x; return x;",
                  "C.n += x; return x;",
                  "l.add(x); return x;",
                  "c.v = x; return x + 1;"));
      case 22 ->
          make(
              name,
              Kind.INT,
              List.of(Kind.OBJECT),
              "return x.v * 3 + x.w[1] + (x.next == null ? 0 : x.next.v);");
      case 23 -> make(name, Kind.INT, List.of(Kind.RECORD), "return x.v() + x.w()[2];");
      case 24 ->
          make(name, Kind.OBJECT, List.of(Kind.INT), "return new C(x, new int[] {x, 2, 3}, null);");
      case 26 ->
          make(name, Kind.INTS, List.of(Kind.INT), "return x % 2 == 0 ? b : new int[] {x, 1};");
      case 27 -> make(name, Kind.INTS, List.of(Kind.INTS), "return x;");
      case 28 -> make(name, Kind.INTS, List.of(Kind.INTS), "return x.clone();");
      case 29 -> make(name, Kind.INT, List.of(Kind.INT), "print");
      case 30 ->
          make(
              name,
              Kind.NOTHING,
              List.of(Kind.INTS, Kind.INT),
              draw.of(
                  "x[y] = x[y] * 3 + y;",
                  "x[y] = y; if (y == 4) throw new IllegalStateException(\"at \" + y); x[y]++;",
                  "x[y + 1] += y; x[y]--;",
                  "x[y] = b[y] + 1;",
                  "x[y] += x[0];"));
      case 31 ->
          make(
              name,
              Kind.NOTHING,
              List.of(Kind.INT),
              draw.of("r[x] = x * 5;", "a[x] = a[x] * 3 + b[x];", "r[x] = x; r[x + 1] = 2;"));
      case 32 ->
          make(
              name,
              Kind.NOTHING,
              List.of(Kind.INTS),
              draw.of(
                  "for (int e = 0; e < x.length; e++) x[e] = x[e] * 2 + e;",
                  "x[2] = x[1]; x[0] = 100 / (x[0] - 3);",
                  "for (int e = 1; e < 3; e++) x[e] += x[e - 1] + a[e];"));
      default ->
          make(
              name,
              Kind.INT,
              List.of(Kind.GRID, Kind.INT),
              "int t = 0; for (int[] e : x) t += e[Math.floorMod(y, 5)]; return t;");
    };
  }

  private String real() {
    return expressions.of(Kind.DOUBLE, new Scope().add("x", Kind.INT, false, false), 0);
  }

  private String pure(String name) {
    Scope scope = new Scope().add("x", Kind.INT, false, false).add("y", Kind.INT, false, false);
    boolean two = draw.percent(40);
    String body =
        switch (draw.below(4)) {
          case 0 -> "return x * x + 1;";
          case 1 -> "return (x + 3) * 7 % 11;";
          case 2 -> "return x % 3 == 0 ? x + 5 : x - 2;";
          default -> {
            String other = expressions.call(Kind.INT, scope, 0);
            yield "return " + (other == null ? "x ^ 5" : other + " + x") + ";";
          }
        };
    if (two) {
      body = body.replace("x + ", "y + x + ").replace("x * x", "x * y");
    }
    if (!two && body.contains("y")) {
      body = body.replaceAll("\\by\\b", "x");
    }
    return make(name, Kind.INT, two ? List.of(Kind.INT, Kind.INT) : List.of(Kind.INT), body);
  }

  private String loop(String name) {
    return make(
        name,
        Kind.INT,
        List.of(Kind.INT),
        "int t = x; for (int e = 0; e < 5; e++) t = t * 3 + e; return t;");
  }

  private String localArray(String name) {
    return make(
        name,
        Kind.INT,
        List.of(Kind.INT),
        "int[] t = new int[4]; for (int e = 0; e < 4; e++) t[e] = x + e; t[2] += t[1]; return t[2];");
  }

  private String recursive(String name) {
    return make(
        name,
        Kind.INT,
        List.of(Kind.INT),
        "return x <= 0 ? 1 : x % 20 == 0 ? 2 : " + name + "((x - 1) % 20) + x;");
  }

  private String make(String name, Kind result, List<Kind> parameters, String body) {
    String text = body;
    if (body.equals("print")) {
      text =
          "System.out.println(\""
              + name
              + " \" + x);"
              + (result == Kind.INT ? " return x * 2;" : "");
    }
    expressions.add(new Expressions.Function(name, result, parameters));
    StringBuilder out = new StringBuilder("static ");
    out.append(result.java).append(' ').append(name).append('(');
    String[] names = {"x", "y"};
    for (int i = 0; i < parameters.size(); i++) {
      out.append(i == 0 ? "" : ", ").append(parameters.get(i).java).append(' ').append(names[i]);
    }
    return out.append(") { ").append(text).append(" }\n").toString();
  }
}
