package org.jdeco.magics.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jdeco.magics.testing.Differential.parallel;
import static org.jdeco.magics.testing.Differential.same;
import static org.jdeco.magics.testing.Differential.serial;

import org.jdeco.magics.plan.Verdict;
import org.jdeco.magics.testing.Differential;
import org.junit.jupiter.api.Test;

/** Calls of straight-line code run as a graph, and nothing can tell. */
class SequencesTest {
  private static final String F =
      "int f(int x) { return x * x + 1; } int g(int x, int y) { return x - 3 * y; } ";

  /** The calls must stay serial, one of them at least for this reason. */
  private static void because(String concurrent, String cell, String page) {
    assertThat(same(concurrent, cell).verdicts())
        .allMatch(verdict -> verdict.kind() == Verdict.Kind.SERIAL)
        .anyMatch(verdict -> verdict.page().equals(page));
  }

  @Test
  void theTopLevelOfACell() {
    parallel(F, "int x = f(1); int y = f(2);\nint z = g(x, y);\nint w = f(3);");
  }

  @Test
  void blocksAndMethods() {
    parallel(
        F,
        "int q = 5;\n{ int x = f(1); int y = f(2); int z = g(x, y); q = z + f(3); }\n"
            + "int m(int n) { int x = f(n); int y = f(n + 1); return g(x, y) + f(n); }\nint r = m(4);");
  }

  @Test
  void statementsWithoutSpaceBetweenThem() {
    parallel(F, "f(1);f(2);int x=f(3);int y=g(x,f(4));f(5);");
    same(F, "int x=f(3);IntStream.range(0,9).map(i->f(i)).sum();int y=f(x+1)+f(2);");
  }

  @Test
  void callsWithinCalls() {
    parallel(F, "int z = g(f(1), f(2) + 1);\nint q = g(g(f(3), 4), f(z));");
    parallel(F, "int m(int n) { return g(f(n), f(n + 1)); }\nint z = m(3);");
  }

  @Test
  void valuesAndTypesStayWhatTheyAre() {
    parallel(
        "byte b(int x) { return (byte) x; } char c(int x) { return (char) x; } long l(int x) { return x; }"
            + " String s(int x) { return \"s\" + x; } Integer n(int x) { return x > 2 ? null : x; }"
            + " List<Integer> k(int x) { return List.of(x); } double[] d(int x) { return new double[] {x}; }"
            + " boolean t(int x) { return x > 1; }",
        "var p = b(300); var q = c(65); var r = l(3); var s1 = s(4); var n1 = n(1); var n3 = n(3);\n"
            + "var k1 = k(5); double[] d1 = d(6); boolean t1 = t(1); float u = l(9); int v = k(7).get(0);\n"
            + "String all = \"\" + p + q + r + ((Object) s1).getClass() + n1 + k1 + d1[0] + t1 + u;\n"
            + "int w = n(1) + c(3);");
  }

  @Test
  void calculationsBetweenTheCallsAreRepeated() {
    parallel(
        F,
        "int n = 3; int x = f(n); n = n + 2; int y = f(n);\nint s = x + y; s *= 2; int z = g(s, n);\n"
            + "n++; int w = f(n + s); String t = \"a\" + w; t += x; int u = f(t.length());");
    parallel(
        F,
        "int m(int n) { int i; int x = f(n); i = x; int y = f(n + 1); i += y; int z = g(i, n); return z + f(i); }\nint r = m(4);");
  }

  @Test
  void theLastValueAndVoidCalls() {
    parallel(
        F + " void p(int x) { System.out.println(\"p\" + x); }",
        "p(1); p(2)\n; p(3);\nf(1) + f(2)");
    parallel(F + " void p(int x) { System.out.println(\"p\" + x); }", "int x = f(2); p(1);\np(2)");
    parallel(
        F + " void p(int x) { System.out.println(\"p\" + x); }",
        "{ p(1); f(2); p(f(4)); p(3); }\nf(3);\nf(4);");
  }

  @Test
  void textKeepsItsOrder() {
    parallel(
        "int f(int x) { System.out.println(\"f\" + x); return x; } int g(int x, int y) { System.out.println(\"g\"); return x - y; }",
        "System.out.println(\"start\");\nint x = f(1); System.out.println(x);\nint y = f(2) + f(3); System.out.println(\"then\");\n"
            + "int z = g(f(x), f(y)); System.out.println(z);\nint w = f(3);");
  }

  @Test
  void theExceptionIsSerials() {
    for (int k = 1; k <= 5; k++) {
      String f =
          "int n = 7; int f(int x) { if (x == "
              + k
              + ") throw new IllegalStateException(\"at \" + x); return x; } "
              + "int g(int x, int y) { if (5 == "
              + k
              + ") throw new RuntimeException(\"g\"); return x - y; }";
      parallel(
          f,
          "n = 8; int x = f(1); int y = f(2);\nn = x; int z = g(x, y) + f(3);\nn = 9; int w = f(4);");
      parallel(
          f,
          "int m(int i) { n = 1; int x = f(i); n = 2; int y = f(i + 1); n = 3; int z = g(x, y) + f(3); n = 4; return z + f(4); }\n"
              + "String s = \"\"; try { s += m(1); } catch (RuntimeException e) { s = e.getMessage() + e.getStackTrace()[1].getMethodName(); }");
    }
  }

  @Test
  void calculationsThatFailDoSoInTheirTurn() {
    same(F, "int x = f(1); int y = f(2);\nint s = x / (y - 5); int z = g(s, 2);\nint w = f(3);");
    same(F, "int[] a = {1}; int x = f(1); int y = f(a[x]); int z = f(2);");
    same(F, "int[] a = {1}; int x = f(1); int y = f(a[5] + x); int z = f(2);");
  }

  @Test
  void whatIsChangedBetweenCallsIsSeenAsChanged() {
    String n =
        "int n = 1; int f(int x) { return x + n; } void plainBump() { n += 10; } int plainN() { return n; }";
    because(n, "int x = f(1); n = 2; int y = f(1);", "changed-between-calls");
    same(
        n,
        "int x = f(1); n = 2; int y = f(1); int z = f(2); plainBump(); int u = f(3); int w = f(n);");
    String a =
        "int[] a = {1, 2, 3}; int f(int[] v, int i) { return v[i] + i; } int g(int x) { return x + a[0]; }";
    same(
        a,
        "int x = f(a, 0); a[0] = 5; int y = f(a, 0); int z = g(1); a[0] = z; int w = g(2); int q = g(a[0]);");
    same(
        a,
        "int[] b = a; int x = g(0); b[0] = 5; int y = g(1); int[] c = {1}; c[0] = 4; int z = g(c[0]); int u = f(c, 0);");
    same(a, "int[] b = {7, 8}; int x = f(a, 0); b[0] = 5; int y = f(a, 1); int z = f(b, 0);");
    same(
        "List<Integer> l = new ArrayList<>(); int f(int x) { return x + l.size(); }",
        "int x = f(1); l.add(x); int y = f(1); l.add(y); int z = f(1);");
  }

  @Test
  void aliasesAreFoundWhenTheFirstCallIsMade() {
    String f = "int f(int[] a, int i) { int s = i; for (int v : a) s += v; return s; }";
    parallel(f, "int[] p = {1, 2}; int[] q = {3};\nint x = f(p, 0); q[0] = 9; int y = f(p, 1);");
    same(f, "int[] p = {1, 2}; int[] q = p;\nint x = f(p, 0); q[0] = 9; int y = f(p, 1);");
    same(
        f,
        "int m(int[] p, int[] q) { int x = f(p, 0); q[0] = 9; int y = f(p, 1); return x * y; }\n"
            + "int[] a = {1, 2}; int r = m(a, a); int s = m(a, new int[3]);");
  }

  @Test
  void resultsThatAreChangedAreSeenAsChanged() {
    String k =
        "int[] k(int x) { return new int[] {x, x + 1}; } int f(int[] a) { return a[0] * 10; }";
    parallel(k, "int[] a = k(1); int[] b = k(2);\nint x = f(a); int y = f(b);");
    same(
        k,
        "int[] a = k(1); int[] b = k(2); a[0] = 7;\nint x = f(a); int y = f(b); int[] c = b; c[0] = 8; int z = f(b);");
    same(
        k,
        "int[] a = k(1); int[][] r = {a, k(2)}; r[0][0] = 7;\nint x = f(a); int y = f(r[1]); r[1] = a; int z = f(r[1]);");
    same(
        k,
        "int[] w = new int[2]; int x = f(w); w[0] = x + 3; int y = f(w); int[] v = {y, x}; int z = f(v); v[0] = 2; int u = f(v);");
  }

  @Test
  void effectsHappenInOrder() {
    because(
        "int n = 0; int next() { return ++n; } int f(int x) { return x; }",
        "int x = next(); int y = next();",
        "writes-shared-state");
    same(
        "int f(int x) { return x; }",
        "int i = 1; int x = f(i++); int y = f(i++); int z = f(i) + f(i = 7); int w = f(i);");
    same(
        "int f(int x) { return x; }",
        "boolean b = f(1) > 3 && f(2) > 1; int y = b ? f(3) : f(4); if (f(5) > 2) { y = f(6); y += f(7); } int z = f(8);");
    because(
        "long now() { return System.nanoTime() > 0 ? 1 : 0; }",
        "long x = now(); long y = now();",
        "effects-in-order");
  }

  @Test
  void chainsAndSingleCallsStaySerial() {
    serial(F, "int x = f(1); int y = f(x); int z = f(y + 1);", "not-in-a-loop");
    serial(F, "int x = f(1);", "not-in-a-loop");
  }

  @Test
  void earlyEndsOfMethods() {
    parallel(
        F,
        "int m(int n) { int x = f(n); int y = f(n + 1); if (x > 10) return y; int z = f(x) + f(y); return z; }\n"
            + "int r = m(1) + m(5);");
    parallel(
        F,
        "int m(int n) { for (int i = 0, j = 1; i < n; i++) { if (i == 2) continue; int x = f(j); int y = f(j + 1); j = x - y; if (j > 50) break; j += f(j) + f(i); } return n; }\n"
            + "int r = m(1) + m(5);");
  }

  @Test
  void loopsThatStaySerialRunTheirBodiesAsGraphs() {
    parallel(
        F,
        "int s = 1; int t = 0;\nfor (int i = 0; i < 10; i++) { int a = f(s % 100); int b = g(s, i); s = a + b; t = s; }");
  }

  @Test
  void namesMeetNoOthers() {
    parallel(
        "int f(int value) { return value + 1; } int run(int x) { return f(x) + 1; }",
        "int done = 3; int value = f(done); int loop = f(value + done); int run = run(loop) + run(done); int task = f(run);");
  }

  @Test
  void severalVariablesInOneDeclaration() {
    parallel(F, "int x = f(1), y = f(2);\nint z = g(x, y), w = f(3);");
    parallel(
        F,
        "int m() { int x = f(1), y = f(2); int z = g(x, y), w = f(3); return z + w; }\nint r = m();");
  }

  @Test
  void declarationsInBetween() {
    same(
        F,
        "int x = f(1); int h(int a) { return a + 1; } int y = f(h(2)); int z = f(3); int w = f(4);");
    same(
        F,
        "int x = f(1); record P(int a) {} P p = new P(f(2)); int y = f(3); int z = g(p.a(), y);");
    same(
        F,
        "int m() { int x = f(1); record P(int a) {} P p = new P(f(2)); int y = f(3); return g(p.a(), y); }\nint r = m();");
  }

  @Test
  void variablesOfTheNotebookAreDeclaredAnew() {
    same(
        F + "int x = 5; int plainX() { return x; }",
        "int y = f(x); int z = f(x + 1); int x = f(2); int u = f(plainX()); int w = f(x);");
    same(F + "String x = \"a\";", "int x = f(1); int y = f(2); int z = g(x, y);");
  }

  @Test
  void nothingIsLeftOpen() {
    Differential.Seen seen =
        parallel(
            F,
            "int x = f(1); int y = f(2);\nint[] r = new int[30]; for (int i = 0; i < 30; i++) r[i] = f(i);\nint z = f(3) + f(4);");
    assertThat(seen.tasks()).isEqualTo(34);
  }
}
