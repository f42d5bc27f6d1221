package org.jdeco.magics.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Motifs in which the same text means the same in one place and something else in another: elements
 * that are stored and read again, names that hide others, code that runs when it is called.
 */
final class Namesakes {
  private final Draw draw;
  private final Expressions expressions;
  private final Statements statements;
  private final Pieces pieces;

  Namesakes(Draw draw, Expressions expressions, Statements statements, Pieces pieces) {
    this.draw = draw;
    this.expressions = expressions;
    this.statements = statements;
    this.pieces = pieces;
  }

  List<Function<Scope, String>> motif() {
    return switch (draw.below(8)) {
      case 0, 1 -> element();
      case 2 -> ownElement();
      case 3 -> hidden();
      case 4 -> countedIndex();
      case 5 -> function();
      case 6 -> object();
      default -> attempts();
    };
  }

  private String call(String argument, Scope scope) {
    return pieces.call(Kind.INT, Kind.INT, argument, scope);
  }

  /** An element that is stored and read, and what is computed with it. */
  private List<Function<Scope, String>> element() {
    String array = draw.of("a", "b", "r");
    List<String> index = new ArrayList<>();
    List<Function<Scope, String>> all = new ArrayList<>();
    all.add(scope -> {
      index.add(expressions.index(scope));
      String value =
          call(expressions.leaf(scope), scope) + draw.of("", " + " + pieces.number(scope));
      return array + "[" + index.getFirst() + "] = " + value + ";\n";
    });
    all.add(
        scope -> pieces.target(scope) + call(array + "[" + index.getFirst() + "]", scope) + ";\n");
    if (draw.percent(40)) {
      all.add(scope -> draw.of("k", "y", "z") + " += " + array + "[" + index.getFirst() + "];\n");
    }
    if (draw.percent(30)) {
      all.add(1 + draw.below(2), scope -> draw.of("k++;\n", "y++;\n", "n--;\n"));
    }
    return all;
  }

  /** The same with an array of the iteration's own, which then is read as a whole. */
  private List<Function<Scope, String>> ownElement() {
    String w = statements.fresh("w");
    List<Function<Scope, String>> all = new ArrayList<>();
    all.add(scope -> {
      scope.add(w, Kind.INTS, true, true);
      return "int[] " + w + " = " + draw.of("new int[4]", "a.clone()") + ";\n";
    });
    all.add(scope -> w + "[1] = " + call(expressions.leaf(scope), scope) + ";\n");
    if (draw.percent(70)) {
      all.add(scope -> pieces.target(scope) + call(w + "[1]", scope) + ";\n");
    }
    all.add(scope -> pieces.target(scope) + pieces.call(Kind.INT, Kind.INTS, w, scope) + ";\n");
    return all;
  }

  /** A block in which a name hides that of the notebook. */
  private List<Function<Scope, String>> hidden() {
    String name = draw.of("k", "n", "y");
    return List.of(
        scope -> "a[" + name + "] = " + call(expressions.leaf(scope), scope) + ";\n",
        scope -> {
          String value = expressions.leaf(scope);
          return "{\nint "
              + name
              + " = "
              + (value.equals(name) ? "3" : value)
              + ";\n"
              + pieces.target(scope)
              + call("a[" + name + "]", scope)
              + ";\n}\n";
        });
  }

  /** An index that an array of the iteration's own counts. */
  private List<Function<Scope, String>> countedIndex() {
    String w = statements.fresh("w");
    return List.of(
        scope -> "int[] " + w + " = {" + expressions.leaf(scope) + "};\n",
        scope -> "a[" + w + "[0]] = " + call(expressions.leaf(scope), scope) + ";\n",
        scope -> draw.of("", w + "[0]++;\n"),
        scope -> pieces.target(scope) + call("a[" + w + "[0]]", scope) + ";\n");
  }

  /** A function that sees a variable of the notebook itself. */
  private List<Function<Scope, String>> function() {
    String name = draw.of("k", "n", "y");
    List<Function<Scope, String>> all = new ArrayList<>();
    all.add(scope ->
        pieces.target(scope)
            + call("IntStream.range(0, 3).map(e -> e + " + name + ").sum() & 7", scope)
            + ";\n");
    if (draw.percent(50)) {
      all.add(
          draw.below(2),
          scope -> draw.of(name + "++;\n", name + " = " + expressions.leaf(scope) + ";\n"));
    }
    return all;
  }

  /** An object whose method makes a call, when it is called. */
  private List<Function<Scope, String>> object() {
    String h = statements.fresh("h");
    String q = statements.fresh("q");
    Scope its = new Scope().add(h, Kind.INT, false, false);
    return List.of(
        scope -> "int " + h + " = " + expressions.leaf(scope) + ";\n",
        scope ->
            "IntSupplier "
                + q
                + " = "
                + draw.of(
                    "new IntSupplier() { public int getAsInt() { return "
                        + call(h, scope)
                        + "; } }",
                    "() -> " + call(h, scope))
                + ";\n",
        scope ->
            draw.of("", "if (" + expressions.leaf(scope) + " > 2) ")
                + pieces.target(scope)
                + q
                + ".getAsInt()"
                + draw.of("", " + " + q + ".getAsInt()")
                + ";\n");
  }

  /** A failure while another is handled, both without names. */
  private List<Function<Scope, String>> attempts() {
    return List.of(scope ->
        "try {\n"
            + pieces.target(scope)
            + call(expressions.leaf(scope), scope)
            + ";\n} catch (RuntimeException _) {\ntry {\n"
            + pieces.target(scope)
            + call(expressions.leaf(scope), scope)
            + ";\n} catch (RuntimeException _) {\nz++;\n}"
            + draw.of("\n", " finally {\n" + pieces.target(scope) + "1;\n}\n")
            + "}\n");
  }
}
