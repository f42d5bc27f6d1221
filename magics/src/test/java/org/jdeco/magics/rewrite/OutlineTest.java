package org.jdeco.magics.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jdeco.magics.testing.Differential.parallel;

import org.jdeco.magics.testing.Differential.Seen;
import org.junit.jupiter.api.Test;

/** Bodies of loops in methods of their own, and those that cannot be in one. */
class OutlineTest {
  private static final String F =
      "int f(int x) { if (x == 70) throw new IllegalStateException(); return 3 * x; }";

  private static void outlined(String concurrent, String cell) {
    assertThat(code(concurrent, cell)).contains("$inline(");
  }

  private static void inPlace(String concurrent, String cell) {
    assertThat(code(concurrent, cell)).doesNotContain("$inline(");
  }

  private static String code(String concurrent, String cell) {
    Seen seen = parallel(concurrent, cell);
    return seen.code();
  }

  @Test
  void variablesOfTheNotebook() {
    outlined(
        F,
        "long sum = 0; int[] r = new int[60];\nfor (int i = 0; i < 60; i++) { r[i] = f(i); sum += r[i]; }");
  }

  @Test
  void variablesOfTheMethodAreTakenAlong() {
    outlined(
        F,
        "int[] all(int n, int k) { int[] r = new int[n]; int[][] rs = {r};\n"
            + "for (int i = 0; i < n; i++) rs[0][i] = f(i) + k;\nreturn r; }\nint[] r = all(60, 4);");
  }

  @Test
  void numbersOfTheNotebookAreTakenAlong() {
    String f =
        "int f(int x, long y, int[] z) { return x * 31 + (int) y + z[0]; }\n"
            + "int n = 3; long m = 4; int[] a = {5}; int[] r = new int[50]; int s = 0;";
    String loop = "for (int i = 0; i < r.length; i++) ";
    assertThat(code(f, loop + "r[i] = f(i + n, m, a);")).contains("int i, int n, long m) {");
    assertThat(code(f, "void go(int n, int[] r) { " + loop + "r[i] = f(n, m, a); }\ngo(7, r);"))
        .contains("int i, int[] r, int n, long m) {");
    assertThat(code(f, loop + "{ r[i] = f(i + n, 1, a); s += n + m; m++; }"))
        .contains("int i, int n) {");
    assertThat(code(f, loop + "{ r[i] = f(i + n, 1, a); { int n = 1; s += n; } }"))
        .contains("$inline(final int $e0, int i) {");
  }

  @Test
  void aVariableOfTheMethodThatTheBodySets() {
    inPlace(
        F,
        "long sum(int n) { long sum = 0;\nfor (int i = 0; i < n; i++) sum += f(i);\nreturn sum; }\n"
            + "long s = sum(60);");
  }

  @Test
  void whatIsSetBeforeAnExceptionStays() {
    outlined(
        F,
        "int[] r = new int[100]; int n = 0;\nfor (int i = 0; i < 100; i++) { r[i] = f(i); n++; }");
    outlined(
        F,
        "int[] r = new int[65]; String s = \"\";\ntry { for (int i = 0; i < 100; i++) { r[i] = f(i); } }"
            + " catch (ArrayIndexOutOfBoundsException e) { s = e.getMessage(); }");
  }

  @Test
  void countersOfEveryKind() {
    outlined(
        F,
        "int[] r = new int[60]; int[] q = new int[60];\nfor (long i = 59; i >= 0; i -= 1) r[(int) i] = f((int) i);\n"
            + "for (int i = 58; i > 1; i -= 3) q[i] = f(i);\nfor (int i = 3; i <= 59; i += 7) q[i] = f(i) + 1;");
    outlined(
        "long f(int x) { return x; }",
        "long[] r = new long[4]; int k = 0;\n"
            + "for (int i = Integer.MAX_VALUE - 5; i < Integer.MAX_VALUE - 1; i++) r[k++ % 4] = f(i);");
  }

  @Test
  void classesOfTheirOwn() {
    outlined(
        F,
        "record P(int x) {}\nP[] r = new P[50];\nfor (int i = 0; i < 50; i++) r[i] = new P(f(i));");
    inPlace(
        F,
        "int[] run() { record P(int x) {} P[] ps = new P[50]; int[] r = new int[50];\n"
            + "for (int i = 0; i < 50; i++) ps[i] = new P(f(i));\n"
            + "for (int i = 0; i < 50; i++) r[i] = ps[i].x();\nreturn r; }\nint[] r = run();");
  }

  @Test
  void typesWithoutAName() {
    inPlace(
        F,
        "<T> int[] run(List<T> xs) { int[] r = new int[xs.size()]; T t = xs.getFirst();\n"
            + "for (int i = 0; i < r.length; i++) r[i] = f(i) + t.hashCode();\nreturn r; }\n"
            + "int[] r = run(List.of(1, 2, 3));");
    inPlace(
        F,
        "int[] run() { var o = new Object() { int k = 7; }; int[] r = new int[50];\n"
            + "for (int i = 0; i < 50; i++) r[i] = f(i) + o.k;\nreturn r; }\nint[] r = run();");
  }

  @Test
  void checkedExceptions() {
    inPlace(
        "int f(int x) throws java.io.IOException { if (x == 30) throw new java.io.IOException(\"30\"); return x; }",
        "int[] r = new int[50]; String s = \"\";\n"
            + "try { for (int i = 0; i < 50; i++) r[i] = f(i); } catch (java.io.IOException e) { s = e.getMessage(); }");
  }

  @Test
  void resultsThatAreNotUsed() {
    parallel(F, "int n = 0;\nfor (int i = 0; i < 50; i++) f(i);\nn = 1;");
    parallel("void f(int x) { System.out.println(x); }", "for (int i = 0; i < 50; i++) f(i);");
  }

  @Test
  void resultsInExpressions() {
    outlined(
        "String f(int x) { return \"x\" + x; }",
        "var l = new ArrayList<String>();\n"
            + "for (int i = 0; i < 50; i++) { l.add(f(i).toUpperCase().trim() + i + '>'); }");
    outlined(
        "char f(int x) { return (char) ('a' + x % 26); }",
        "String s = \"\"; long n = 0;\nfor (int i = 0; i < 50; i++) { s += f(i); n += s.length(); }");
    outlined(
        "char f(int x) { return (char) ('a' + x % 26); }",
        "long n = 0;\nfor (int i = 0; i < 50; i++) n += -f(i) + ~f(i);");
    outlined(
        "<T> List<T> f(T x) { return List.of(x); }",
        "List<Integer>[] r = new List[50];\nfor (int i = 0; i < 50; i++) r[i] = f(i);");
  }

  @Test
  void nestsWithShortLoops() {
    outlined(
        F,
        "int[][] g = new int[20][];\nfor (int i = 0; i < 20; i++) { g[i] = new int[i % 4];\n"
            + "for (int j = 0; j < g[i].length; j++) g[i][j] = f(i + j); }");
  }
}
