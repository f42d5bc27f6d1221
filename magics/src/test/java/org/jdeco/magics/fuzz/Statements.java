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
  private final Changes changes;
  private final Makings makings;
  private final Lambdas lambdas;
  private final Loops loops;
  private int count;

  Statements(Draw draw, Expressions expressions, Theme theme) {
    this.draw = draw;
    this.theme = theme;
    this.expressions = expressions;
    changes = new Changes(draw, expressions);
    makings = new Makings(draw, expressions, this);
    lambdas = new Lambdas(draw, expressions, this);
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

  String statement(Scope scope) {
    if (scope.loops > 0) {
      return write(theme.form(draw), scope);
    }
    Form form =
        draw.of(
            Form.LOCAL, Form.OWN, Form.CHANGE, Form.ALIAS, Form.SET, Form.COLLECTION, Form.LAMBDA);
    return draw.percent(15) ? write(theme.form(draw), scope) : write(form, scope);
  }

  private String write(Form form, Scope scope) {
    return switch (form) {
      case STORE -> changes.store(scope);
      case LOCAL -> makings.local(scope);
      case OWN -> makings.own(scope);
      case CHANGE -> changes.change(scope);
      case ALIAS -> makings.alias(scope);
      case PUT -> changes.put(scope);
      case SET -> changes.set(scope);
      case COLLECTION -> changes.collection(scope);
      case PRINT -> print(scope);
      case CHOICE -> branches.choice(scope);
      case ATTEMPT -> branches.attempt(scope);
      case SELECT -> branches.select(scope);
      case JUMP -> branches.jump(scope);
      case CALL -> voidCall(scope);
      case LOOP -> loop(scope);
      case FILL -> fill(scope);
      case OBJECT -> makings.object(scope);
      case STREAM -> lambdas.stream(scope);
      case LAMBDA -> lambdas.lambda(scope);
    };
  }

  String print(Scope scope) {
    return "System.out.println(\""
        + fresh("o")
        + " \" + ("
        + expressions.of(Kind.INT, scope)
        + "));\n";
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
    return "for (int "
        + at
        + " = 0; "
        + at
        + " < 3; "
        + at
        + "++) {\n"
        + changes.change(inner)
        + "}\n";
  }

  /** A loop, or a nest of them. */
  String loop(Scope outer) {
    return outer.loops >= 3 ? changes.store(outer) : loops.loop(outer);
  }
}
