package org.jdeco.magics.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jdeco.magics.testing.Differential.parallel;
import static org.jdeco.magics.testing.Differential.same;
import static org.jdeco.magics.testing.Differential.serial;

import org.jdeco.magics.testing.Differential.Seen;
import org.junit.jupiter.api.Test;

/** Types that are written down where calls are made ahead. */
class TypesTest {
  @Test
  void wildcards() {
    parallel(
        """
        List<? extends Number> k(int x) { return List.of(x); }
        List<? super Integer> s(int x) { return new ArrayList<Object>(); }
        Class<?> c(int x) { return x > 2 ? String.class : int[].class; }
        Enum<?> e(int x) { return x > 2 ? Thread.State.NEW : Thread.State.RUNNABLE; }
        <T> T f(T x) { return x; }
        """,
        """
        List<Object> r = new ArrayList<>(); List<? extends Number> n = List.of(1, 2.5);
        for (int i = 0; i < 5; i++) { var q = k(i); r.add(q.get(0)); Number m = k(i).get(0); r.add(f(m)); }
        for (int i = 0; i < 5; i++) { List<? super Integer> q = s(i); q.add(i); r.add(q); }
        for (int i = 0; i < 5; i++) { Class<?> t = c(i); r.add(t.getName()); Enum<?> v = e(i); r.add(v.name()); }
        for (var x : n) { r.add(f(x)); }
        var a = k(1); var b = f(a); Class<?> d = c(1); var g = c(3);
        """);
  }

  @Test
  void typesWithoutNamesStaySerial() {
    serial(
        "<T> T f(T x) { return x; }",
        "List<Object> r = new ArrayList<>();\nfor (int i = 0; i < 5; i++) { r.add(f(List.of(i, \"x\"))); }",
        "unnamed-type");
  }

  @Test
  void methodsWithTypeVariables() {
    String f =
        "int f(Object x) { return x.hashCode(); } <T> T id(T x) { return x; }\nList<Object> r = new ArrayList<>();";
    String call = "m(List.of(\"a\", \"b\", \"c\"));";
    for (String body :
        new String[] {
          "for (T x : xs) r.add(f(x));",
          "for (int i = 0; i < 3; i++) { List<T> q = new ArrayList<T>(xs); r.add(f(q.get(i))); }",
          "for (int i = 0; i < 3; i++) r.add(f((T) \"a\"));",
          "T x = id(xs.get(0)); T y = id(xs.get(1)); r.add(x); r.add(y);"
        }) {
      serial(f, "<T> void m(List<T> xs) { " + body + " }\n" + call, "unnamed-type");
    }
    parallel(
        f,
        "<T> void m(List<T> xs) { for (int i = 0; i < 3; i++) { T t = xs.get(i); r.add(f(i)); r.add(t); } }\n"
            + call);
  }

  @Test
  void typesThatAnIterationDeclares() {
    String f = "int f(int x) { return x * 2; }\nint[] r = new int[9];";
    for (String body :
        new String[] {
          "enum E { A, B } r[i] = f(E.B.ordinal());",
          "interface I { int v(); } I v = () -> 3; r[i] = f(v.v());",
          "interface I { int V = 3; } r[i] = f(I.V + i);"
        }) {
      serial(f, "for (int i = 0; i < 5; i++) { " + body + " }", "unnamed-type");
    }
    parallel(
        f,
        "for (int i = 0; i < 5; i++) { int y = f(i); class Q { int z = y; } r[i] = new Q().z; }\n"
            + "{ enum E { A, B } for (int i = 0; i < 5; i++) { r[i] += f(E.B.ordinal()); } }");
  }

  /** In a cell such functions see the variable itself; a worker has it as a local variable. */
  @Test
  void functionsThatNameVariablesThatChange() {
    String f = "int f(int x) { return x + 1; }\nint k = 0; int[] r = new int[9];";
    String sum = "IntStream.range(0, 3).map(e -> e + k).sum()";
    serial(
        f, "for (int i = 0; i < 8; i++) { k++; r[i] = f(" + sum + "); }", "unsupported-statement");
    serial(
        f,
        "for (int i = 0; i < 8; i++) { k = i; r[i] = f(" + sum + "); }",
        "unsupported-statement");
    parallel(f, "for (int i = 0; i < 8; i++) { r[i] = f(i + " + sum + "); }");
    parallel(
        f, "for (int i = 0; i < 8; i++) { int h = i; r[i] = f(" + sum.replace("k", "h") + "); }");
    Seen seen = same(f, "int a = f(1); int b = f(2); k = a; int c = f(" + sum + "); k++;");
    assertThat(seen.tasks()).isEqualTo(2);
  }
}
