package org.jdeco.magics.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What motifs are made of: calls, numbers, places to store to. */
final class Pieces {
  private final Draw draw;
  private final Expressions expressions;

  Pieces(Draw draw, Expressions expressions) {
    this.draw = draw;
    this.expressions = expressions;
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

  /** Some of several statements, in their order. */
  List<Function<Scope, String>> some(List<Function<Scope, String>> all, int keep) {
    List<Function<Scope, String>> kept = new ArrayList<>();
    all.forEach(each -> {
      if (draw.percent(keep)) {
        kept.add(each);
      }
    });
    return kept;
  }
}
