package org.jdeco.magics.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Writes random expressions. */
final class Expressions {
  /** A function that can be called. */
  record Function(String name, Kind result, List<Kind> parameters) {}

  private static final int DEEPEST = 3;

  private final Draw draw;
  private final List<Function> functions = new ArrayList<>();
  private int depth;

  Expressions(Draw draw) {
    this.draw = draw;
  }

  void add(Function function) {
    functions.add(function);
  }

  List<Function> functions() {
    return functions;
  }

  /** An expression with as many calls as its scope has. */
  String of(Kind kind, Scope scope) {
    return of(kind, scope, scope.calls);
  }

  /** An expression; {@code calls}: so many times in a hundred a part of it is a call. */
  String of(Kind kind, Scope scope, int calls) {
    depth++;
    try {
      if (depth <= DEEPEST && scope.budget[0] > 0 && draw.percent(calls)) {
        String call = call(kind, scope, calls / 3);
        if (call != null) {
          return call;
        }
      }
      return switch (kind) {
        case INT -> number(scope, calls);
        case DOUBLE -> real(scope, calls);
        case TEXT -> text(scope, calls);
        case TRUTH -> truth(scope, calls);
        case INTS -> array(scope, calls);
        default -> any(kind, scope);
      };
    } finally {
      depth--;
    }
  }

  /** A call of a function that gives this; null if there is none. */
  String call(Kind kind, Scope scope, int calls) {
    List<Function> fitting = functions.stream().filter(f -> f.result() == kind).toList();
    return fitting.isEmpty() ? null : call(draw.of(fitting), scope, calls);
  }

  String call(Function function, Scope scope, int calls) {
    scope.budget[0]--;
    List<String> arguments = new ArrayList<>();
    for (Kind parameter : function.parameters()) {
      arguments.add(
          parameter == Kind.INT && draw.percent(60) ? index(scope) : of(parameter, scope, calls));
    }
    return function.name() + "(" + String.join(", ", arguments) + ")";
  }

  /** An expression that is an index of an array of eight more often than not. */
  String index(Scope scope) {
    List<Scope.Name> names = scope.of(Kind.INT);
    String name = names.isEmpty() ? "1" : recent(names);
    return switch (draw.below(12)) {
      case 0 -> String.valueOf(draw.below(8));
      case 1, 2 -> name + " + 1";
      case 3, 4 -> name + " - 1";
      case 5 -> "Math.floorMod(" + name + " * " + draw.within(2, 5) + ", 8)";
      case 6 -> "7 - " + name;
      default -> name;
    };
  }

  private String number(Scope scope, int calls) {
    if (depth > DEEPEST) {
      return leaf(scope);
    }
    return switch (draw.below(16)) {
      case 0, 1 -> of(Kind.INT, scope, calls) + " + " + of(Kind.INT, scope, calls);
      case 2 -> of(Kind.INT, scope, calls) + " - " + leaf(scope);
      case 3 -> "(" + of(Kind.INT, scope, calls) + ") * " + draw.within(2, 9);
      case 4, 5 -> any(Kind.INTS, scope) + "[" + index(scope) + "]";
      case 6 ->
          any(Kind.GRID, scope)
              + "[Math.floorMod("
              + leaf(scope)
              + ", 4)]["
              + "Math.floorMod("
              + leaf(scope)
              + ", 5)]";
      case 7 ->
          "("
              + of(Kind.TRUTH, scope, calls)
              + " ? "
              + of(Kind.INT, scope, calls)
              + " : "
              + of(Kind.INT, scope, calls)
              + ")";
      case 8 -> any(Kind.LIST, scope) + ".get(Math.floorMod(" + leaf(scope) + ", 3))";
      case 9 -> any(Kind.MAP, scope) + ".getOrDefault(" + leaf(scope) + ", " + leaf(scope) + ")";
      case 10 -> any(Kind.OBJECT, scope) + draw.of(".v", ".w[0]", ".v", ".w.length");
      case 11 -> any(Kind.RECORD, scope) + draw.of(".v()", ".w()[1]");
      case 12 -> "(int) (" + of(Kind.DOUBLE, scope, calls) + ")";
      case 13 -> draw.of("C.n", "sb.length()", "l.size()", "s.length()");
      default -> leaf(scope);
    };
  }

  String leaf(Scope scope) {
    List<Scope.Name> names = scope.of(Kind.INT);
    return names.isEmpty() || draw.percent(25) ? String.valueOf(draw.within(0, 9)) : recent(names);
  }

  /** One of the names, the last ones more often. */
  private String recent(List<Scope.Name> names) {
    int last = Math.min(2, names.size());
    boolean near = draw.percent(75);
    return draw.of(near ? names.subList(names.size() - last, names.size()) : names).name();
  }

  private String real(Scope scope, int calls) {
    if (depth > DEEPEST) {
      return draw.of("0.5", "1e-3", "3.0");
    }
    return switch (draw.below(7)) {
      case 0 -> of(Kind.DOUBLE, scope, calls) + " + " + of(Kind.DOUBLE, scope, calls);
      case 1 -> of(Kind.DOUBLE, scope, calls) + " * 0.7";
      case 2 -> "1.0 / (" + of(Kind.INT, scope, calls) + ")";
      case 3 -> any(Kind.DOUBLES, scope) + "[" + index(scope) + "]";
      case 4 -> "Math.sqrt(Math.abs(" + of(Kind.INT, scope, calls) + "))";
      default -> {
        List<Scope.Name> names = scope.of(Kind.DOUBLE);
        yield names.isEmpty() ? draw.of("0.1", "2.5") : draw.of(names).name();
      }
    };
  }

  private String text(Scope scope, int calls) {
    return switch (draw.below(4)) {
      case 0 -> "\"t\" + (" + of(Kind.INT, scope, calls) + ")";
      case 1 -> "String.valueOf(" + of(Kind.INT, scope, calls) + ")";
      default -> {
        List<Scope.Name> names = scope.of(Kind.TEXT);
        yield names.isEmpty() ? "\"u\"" : draw.of(names).name();
      }
    };
  }

  private String truth(Scope scope, int calls) {
    return switch (draw.below(6)) {
      case 0 -> "(" + of(Kind.INT, scope, calls) + ") % " + draw.within(2, 4) + " == 0";
      case 1 -> of(Kind.INT, scope, calls) + " > " + draw.within(0, 30);
      case 2 -> leaf(scope) + draw.of(" < ", " == ", " != ") + draw.within(0, 7);
      case 3 ->
          depth > DEEPEST
              ? "true"
              : "("
                  + of(Kind.TRUTH, scope, calls)
                  + draw.of(" && ", " || ")
                  + of(Kind.TRUTH, scope, calls)
                  + ")";
      default -> leaf(scope) + " % 2 == " + draw.below(2);
    };
  }

  private String array(Scope scope, int calls) {
    return switch (draw.below(8)) {
      case 0 -> "new int[] {" + leaf(scope) + ", " + of(Kind.INT, scope, calls) + ", 3}";
      case 1 -> any(Kind.GRID, scope) + "[Math.floorMod(" + leaf(scope) + ", 4)]";
      case 2 -> any(Kind.OBJECT, scope) + ".w";
      case 3 -> any(Kind.RECORD, scope) + ".w()";
      default -> any(Kind.INTS, scope);
    };
  }

  /** A variable of a kind that every program has some of. */
  String any(Kind kind, Scope scope) {
    List<Scope.Name> names = scope.of(kind);
    return names.isEmpty()
        ? switch (kind) {
          case INTS -> draw.of("a", "b");
          case DOUBLES -> "d";
          case GRID -> "g";
          case LIST -> "l";
          case MAP -> "h";
          case RECORD -> "p";
          case OBJECT -> "c";
          case TEXT -> "s";
          default -> leaf(scope);
        }
        : recent(names);
  }
}
