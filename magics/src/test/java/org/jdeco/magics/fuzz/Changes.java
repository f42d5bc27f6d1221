package org.jdeco.magics.fuzz;

import java.util.List;

/** Writes random statements that set variables, elements and fields, and change objects. */
final class Changes {
  private final Draw draw;
  private final Expressions expressions;

  Changes(Draw draw, Expressions expressions) {
    this.draw = draw;
    this.expressions = expressions;
  }

  /** Results into arrays. */
  String store(Scope scope) {
    return switch (draw.below(14)) {
      case 0 ->
          "d[" + expressions.index(scope) + "] = " + expressions.of(Kind.DOUBLE, scope) + ";\n";
      case 1 -> "r[" + expressions.index(scope) + "] += " + expressions.of(Kind.INT, scope) + ";\n";
      case 2 ->
          "bs["
              + expressions.index(scope)
              + "] "
              + draw.of("+=", "*=", "-=", "^=")
              + " "
              + expressions.of(
                  draw.of(Kind.INT, Kind.DOUBLE).equals(Kind.INT) ? Kind.INT : Kind.INT, scope)
              + ";\n";
      case 3 ->
          scope.loops > 2
              ? "r[k % 8] = " + expressions.of(Kind.INT, scope) + ";\n"
              : "r[k++ % 12] = " + expressions.of(Kind.INT, scope) + ";\n";
      case 4 ->
          expressions.any(Kind.GRID, scope)
              + "[Math.floorMod("
              + expressions.leaf(scope)
              + ", 4)]["
              + draw.below(5)
              + "] = "
              + expressions.of(Kind.INT, scope)
              + ";\n";
      case 5 ->
          "os["
              + expressions.index(scope)
              + "] = "
              + expressions.of(draw.of(Kind.INT, Kind.INT, Kind.TEXT), scope)
              + ";\n";
      case 6 ->
          "ss[" + expressions.index(scope) + "] = " + expressions.of(Kind.TEXT, scope) + ";\n";
      case 7 ->
          expressions.any(Kind.INTS, scope)
              + "["
              + expressions.index(scope)
              + "] = "
              + expressions.of(Kind.INT, scope)
              + ";\n";
      case 8 -> {
        String at = expressions.index(scope);
        String array = draw.of("a", "b", "r");
        yield array
            + "["
            + at
            + "] = "
            + expressions.of(Kind.INT, scope)
            + " + "
            + draw.of("a", "b", array)
            + "["
            + draw.of(at, at + " + 1", at + " - 1")
            + "];\n";
      }
      default -> "r[" + expressions.index(scope) + "] = " + expressions.of(Kind.INT, scope) + ";\n";
    };
  }

  /** A change of an object, whoever made it. */
  String change(Scope scope) {
    return switch (draw.below(7)) {
      case 0, 1, 2 ->
          expressions.any(Kind.INTS, scope)
              + "["
              + draw.of("0", "1", "2")
              + "] "
              + draw.of("=", "+=")
              + " "
              + expressions.of(Kind.INT, scope)
              + ";\n";
      case 3 ->
          expressions.any(Kind.LIST, scope)
              + ".set("
              + draw.below(3)
              + ", "
              + expressions.of(Kind.INT, scope)
              + ");\n";
      case 4 ->
          expressions.any(Kind.OBJECT, scope)
              + draw.of(".v = ", ".v += ", ".w[0] = ")
              + expressions.of(Kind.INT, scope)
              + ";\n";
      case 5 ->
          expressions.any(Kind.RECORD, scope)
              + ".w()[1] = "
              + expressions.of(Kind.INT, scope)
              + ";\n";
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

  /** An object put into another, or into a variable that outlives it. */
  String put(Scope scope) {
    String array = expressions.of(Kind.INTS, scope);
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

  String set(Scope scope) {
    Kind kind = draw.of(Kind.INT, Kind.INT, Kind.DOUBLE, Kind.TEXT);
    List<Scope.Name> names = scope.settable(kind);
    if (names.isEmpty()) {
      return store(scope);
    }
    String name = draw.of(names).name();
    String value = expressions.of(kind, scope);
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

  String collection(Scope scope) {
    String value = expressions.of(Kind.INT, scope);
    return switch (draw.below(9)) {
      case 0, 1 ->
          "if (l.size() < 30) " + expressions.any(Kind.LIST, scope) + ".add(" + value + ");\n";
      case 2 ->
          expressions.any(Kind.LIST, scope)
              + ".set("
              + draw.of("0", "1", expressions.index(scope))
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
}
