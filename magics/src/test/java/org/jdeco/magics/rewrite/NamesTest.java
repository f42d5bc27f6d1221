package org.jdeco.magics.rewrite;

import static org.jdeco.magics.testing.Differential.parallel;
import static org.jdeco.magics.testing.Differential.same;
import static org.jdeco.magics.testing.Differential.serial;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables that hide those of the notebook. */
class NamesTest {
  private static final String F =
      "int f(int x) { return x * 2; } int k = 0; void plainBump() { k++; }\n"
          + "int[] r = new int[20]; int[] s = new int[20];";

  @Test
  void aVariableThatIsChangedElsewhereIsNotTheOneOfABlock() {
    serial(
        F,
        "for (int i = 0; i < 5; i++) { { int k = i; s[i] = k; } r[i] = f(k); plainBump(); }",
        "loop-carried-result");
    serial(
        F,
        "for (int i = 0; i < 5; i++) { for (int k = 0; k < 2; k++) s[k]++; r[i] = f(k); plainBump(); }",
        "loop-carried-result");
  }

  @Test
  void variablesOfBlocksAreTheirOwn() {
    parallel(
        F,
        """
        for (int i = 0; i < 5; i++) { int j = i; { int k = j; s[i] = f(k); } k = i; }
        for (int i = 0; i < 5; i++) { for (int k : new int[] {1, 2}) { s[k] += f(k + i); } r[k] = f(i); k = i; }
        for (int i = 0; i < 5; i++) { r[i] = f(k); { int k = i; s[i] = k; } }
        { int x = f(k); { int k = 7; k++; } int y = f(k); s[3] = x + y; }
        for (int k = 0; k < 5; k++) { r[k] += f(k); } r[0] += k;
        for (int i = 0; i < 5; i++) { int j = k; for (int k = 0; k < 3; k++) { s[i] = f(k + j); } }
        """);
  }

  @Test
  void aNameThatMeansTwoThingsAheadStaysSerial() {
    for (String body :
        new String[] {
          "{ int k = i; s[i] = f(k); } r[i] = f(k);",
          "r[i] = f(k + IntStream.range(0, 3).map(k -> k + 1).sum());",
          "Object o = i; if (o instanceof Integer k) r[i] = f(k); s[i] = f(k);"
        }) {
      serial(F, "for (int i = 0; i < 5; i++) { " + body + " }", "unsupported-statement");
    }
    same(F, "int x = f(k); int y = f(k + IntStream.range(0, 3).map(k -> k + 1).sum());");
  }

  /** What a hidden variable leads to cannot be asked for by its name. */
  @Test
  void objectsOfHiddenVariables() {
    String g =
        "int[] a = {1, 2, 3, 4, 5, 6, 7}; int[] r = a; int g(int x) { return x + a[0] + 1; }";
    serial(
        g,
        "{ int[] a = new int[3]; for (int i = 0; i < 5; i++) { int v = g(i); if (v > 100) break; r[i] = v; } }",
        "loop-carried-result");
    same(
        g,
        "void m(int[] a) { for (int i = 0; i < 5; i++) { r[i] = g(i); a[0]++; } }\nm(new int[3]);");
    same(
        g,
        "void m(int[] a) { r[0] = 4; int x = g(1); r[0] = 7; int y = g(2); a[1] = 3; r[2] = x + y + g(y); }\n"
            + "m(new int[3]);");
  }

  /** What the rewritten code declares would hide them. */
  @ParameterizedTest
  @ValueSource(strings = {"$e0", "$k0", "$n0", "$r0", "$t0", "$v0"})
  void variablesNamedAsThoseOfTheRewrittenCode(String name) {
    String loop = "for (int i = 0; i < 20; i++) { r[i] = f(i) + NAME; }";
    serial(F, "int NAME = 300;\n".concat(loop).replace("NAME", name), "taken-name");
    String array = "int[] NAME = {300};\n" + loop.replace("NAME", "NAME[0]");
    serial(F, array.replace("NAME", name), "taken-name");
  }

  @Test
  void variablesNamedAsTheShellsResults() {
    parallel(F, "int $1 = 300;\nfor (int i = 0; i < 20; i++) { r[i] = f(i) + $1; }");
  }

  @Test
  void expressionsUseNoneOfThem() {
    parallel(F, "for (int i = 0; i < 20; i++) { r[i] = f(i); }\nr[3] + 1");
  }

  /** What is generated inherits methods; a call in the user's code must not mean these. */
  @Test
  void methodsNamedAsThoseOfTheRuntime() {
    for (String name : new String[] {"advance", "array", "mayStay", "task", "taken", "total"}) {
      parallel(
          "int f(double x, int j) { return (int) x + j; } double " + name + "() { return 1000; }",
          "int[][] g = new int[4][99];\nfor (int i = 0; i < 4; i++) { double x = "
              + name
              + "(); for (int j = 0; j < 99; j++) g[i][j] = f(x, j); }");
    }
    parallel(
        "int f(double[] w, int j) { return w.length + j; } double[] array(int n) { return new double[n]; }",
        "int[][] g = new int[4][99];\nfor (int i = 0; i < 4; i++) { double[] w = array(i);"
            + " for (int j = 0; j < 99; j++) g[i][j] = f(w, j); }");
  }
}
