package org.jdeco.magics.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jdeco.magics.testing.Differential.parallel;
import static org.jdeco.magics.testing.Differential.same;

import org.junit.jupiter.api.Test;

/** Constants of enums are there once, so that two ways to one lead to the same fields. */
class EnumsTest {
  private static final String STATE =
      "enum E { A, B; int[] data = {1, 2, 3, 4, 5, 6, 7, 8}; int n = 1; }\n";

  private static void shared(String methods, String cell) {
    assertThat(same(STATE + methods, cell).tasks()).isZero();
  }

  @Test
  void fieldsOfAConstantThatTwoVariablesReferTo() {
    shared(
        "int f(E e, int i) { return e.n + i; }",
        "E e = E.A; E q = E.A;\nfor (int i = 0; i < 8; i++) { q.n = f(e, i); }\nint n = E.A.n;");
    shared(
        "int f(E e, int i) { int s = i; for (int v : e.data) s += v; return s; }",
        "E e = E.A; E q = E.A;\nfor (int i = 0; i < 8; i++) { q.data[i] = f(e, i); }\nint[] d = E.A.data;");
  }

  @Test
  void constantsThatOtherObjectsLeadTo() {
    shared(
        "class Box { E e = E.A; } int f(Box b, int i) { return b.e.n + i; }",
        "Box b = new Box(); Box q = new Box();\nfor (int i = 0; i < 8; i++) { q.e.n = f(b, i); }\nint n = E.A.n;");
    shared(
        "int f(List<E> b, int i) { int s = i; for (E e : b) s += e.n; return s; }",
        "List<E> b = new ArrayList<>(List.of(E.A)); E[] q = {E.A, E.B};\n"
            + "for (int i = 0; i < 8; i++) { q[0].n = f(b, i); }\nint n = E.A.n;");
  }

  @Test
  void constantsWithFieldsInBodiesOfTheirOwn() {
    String counter =
        "interface Counter { int next(); }\n"
            + "enum C implements Counter { ONE { int n; public int next() { return ++n; } } }\n"
            + "int f(C c, int x) { return c.next() + x; }";
    same(
        counter,
        "int[] r = new int[20]; C a = C.ONE;\nfor (int i = 0; i < 20; i++) { r[i] = f(a, i); }\nint n = C.ONE.next();");
  }

  @Test
  void constantsThatDoNotChange() {
    parallel(
        "enum P { ADD(1), SUB(-1); final int sign; P(int sign) { this.sign = sign; } }\n"
            + "int f(P[] ps, int i) { return ps[i % 2].sign * i; }",
        "P[] ps = P.values(); P[] qs = {P.SUB, P.ADD}; int[] r = new int[20];\n"
            + "for (int i = 0; i < 20; i++) { r[i] = f(ps, i); qs[i % 2] = P.ADD; }");
  }
}
