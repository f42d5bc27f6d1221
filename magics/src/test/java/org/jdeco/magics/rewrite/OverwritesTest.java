package org.jdeco.magics.rewrite;

import static org.jdeco.magics.testing.Differential.parallel;
import static org.jdeco.magics.testing.Differential.same;
import static org.jdeco.magics.testing.Differential.serial;

import org.junit.jupiter.api.Test;

/** Calls that overwrite elements of arrays they are given. */
class OverwritesTest {
  private static final String DATA =
      "double[] in = {1, 2, 3, 4, 5, 6, 7, 8}; double[] out = new double[8];\n"
          + "double[][] m = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {1, 1, 1}};\n";

  @Test
  void oneElementEach() {
    parallel(
        "void f(double[] in, double[] out, int i) { out[i] = in[i] * 2 + in[0]; }",
        DATA + "for (int i = 0; i < 8; i++) f(in, out, i);");
    parallel(
        "void f(double[] a, int i) { a[i] = a[i] * 2 + 1; }",
        DATA + "for (int i = 1; i < 8; i += 2) { f(in, i); }");
    parallel(
        "void f(double[] a, int i) { a[i + 1] = a[i + 1] * 2 + 1; }",
        DATA + "for (int i = 0; i < 7; i++) { f(in, i); }");
  }

  @Test
  void elementsOfEveryType() {
    parallel(
        "void f(boolean[] a, byte[] b, short[] c, char[] d, int[] e, long[] g, float[] h, String[] s, int i) {\n"
            + "  a[i] = true; b[i] = (byte) i; c[i] = (short) i; d[i] = 'x'; e[i] = i; g[i] = i; h[i] = i; s[i] = \"\" + i;\n"
            + "  if (i == 5) throw new IllegalStateException(\"at \" + i); }",
        "boolean[] a = new boolean[9]; byte[] b = new byte[9]; short[] c = new short[9]; char[] d = new char[9];\n"
            + "int[] e = new int[9]; long[] g = new long[9]; float[] h = new float[9]; String[] s = new String[9];\n"
            + "for (int i = 0; i < 9; i++) f(a, b, c, d, e, g, h, s, i);");
  }

  @Test
  void rows() {
    parallel(
        "void f(double[] row) { double s = 0; for (double v : row) s += v; for (int j = 0; j < row.length; j++) row[j] /= s; }",
        DATA + "for (int i = 0; i < m.length; i++) { f(m[i]); }");
    parallel(
        "double f(double[] row, int i) { row[i % 3] = i; return row[0]; }",
        DATA + "double s = 0; for (int i = 0; i < m.length; i++) { s += f(m[i], i); }");
    same(
        "void f(double[] row) { for (int j = 0; j < row.length; j++) row[j] = row[j] * 2 + 1; }",
        DATA + "m[2] = m[0];\nfor (int i = 0; i < m.length; i++) { f(m[i]); }");
  }

  @Test
  void rowsInTurn() {
    String f =
        "void f(double[] row) { for (int j = 0; j < row.length; j++) row[j] = row[j] * 2 + row[0]; }";
    parallel(f, DATA + "for (double[] row : m) { f(row); }");
    parallel(f, DATA + "double s = 0; for (double[] row : m) { f(row); s += row[1]; }");
    same(f, DATA + "m[2] = m[0];\nfor (double[] row : m) { f(row); }");
    serial(f, DATA + "for (double[] row : m) { f(m[1]); }", "writes-shared-state");
    serial(
        f,
        DATA + "double[] last = in; for (double[] row : m) { f(last); last = row; }",
        "writes-shared-state");
    // the inner loop is run ahead each time
    parallel(f, DATA + "for (int k = 0; k < 3; k++) { for (double[] row : m) { f(row); } }");
    serial(
        "void f(double[] row, double[] other) { row[0] += other[1]; row[1]++; }",
        DATA + "for (double[] row : m) { f(row, m[1]); }",
        "writes-shared-state");
  }

  @Test
  void arraysOfTheNotebook() {
    parallel(
        DATA + "void f(int i) { out[i] = in[i] * 2; }", "for (int i = 0; i < 8; i++) { f(i); }");
    parallel(
        DATA + "int f(int i) { out[i] = in[i] * 2; return i; }",
        "int n = 0; for (int i = 0; i < 8; i++) { n += f(i); }");
  }

  @Test
  void whatComesBehindAFailureIsPutBack() {
    parallel(
        "void f(double[] out, int i) { out[i] = i + 10; if (i == 3) throw new IllegalStateException(\"at \" + i); out[i]++; }",
        DATA + "for (int i = 0; i < 8; i++) f(out, i);");
    parallel(
        "void f(double[] row, int i) { for (int j = 0; j < row.length; j++) { row[j] = i; if (i + j == 3) throw new IllegalStateException(\"at \" + i); } }",
        DATA + "for (int i = 0; i < 4; i++) { f(m[i], i); }");
    parallel(
        "void f(double[] out, int i) { out[i] = i; }",
        DATA + "int[] k = new int[4];\nfor (int i = 0; i < 8; i++) { f(out, i); k[i] = i; }");
    parallel(
        "void f(double[] out, int i) { out[i] = i; }",
        DATA + "for (int i = 4; i < 11; i++) f(out, i);");
    parallel(
        "void f(double[] out, int i) { out[i] = i; }",
        "double[] out = null;\nfor (int i = 4; i < 11; i++) f(out, i);");
  }

  @Test
  void failuresThatAreCaughtBeforeTheCall() {
    serial(
        "void f(double[] out, int i) { out[i] = i + 1; }",
        DATA
            + "int[] d = {1, 0, 1, 1, 0, 1, 1, 1}; int s = 0;\n"
            + "for (int i = 0; i < 8; i++) { try { s += 10 / d[i]; f(out, i); } catch (ArithmeticException e) { s--; } }",
        "writes-shared-state");
  }

  @Test
  void severalCallsOfAnIteration() {
    parallel(
        "void f(double[] a, int i) { a[i] = a[i] + 1; } double g(double[] a, int i) { return a[i] * 3; }",
        DATA
            + "double[] r = new double[8];\nfor (int i = 0; i < 8; i++) { f(in, i); r[i] = g(in, i); f(in, i); }");
    parallel(
        "void f(double[] a, int i) { a[i] = a[i] + 1; } double g(double x) { return x * 3; }",
        DATA
            + "double[] r = new double[8];\nfor (int i = 0; i < 8; i++) { f(in, i); r[i] = g(in[i]); }");
  }

  @Test
  void readingAfterTheCall() {
    parallel(
        "void f(double[] out, int i) { out[i] = i * 1.5; }",
        DATA + "double s = 0; for (int i = 0; i < 8; i++) { f(out, i); s += out[i]; }");
  }

  @Test
  void sharedElementsStaySerial() {
    String f = "void f(double[] in, double[] out, int i) { out[i] = in[i] * 2; }";
    serial(f, DATA + "for (int i = 0; i < 8; i++) { f(in, out, i % 3); }", "writes-shared-state");
    serial(f, DATA + "for (int i = 0; i < 8; i++) { f(in, out, 2); }", "writes-shared-state");
    serial(
        f,
        DATA + "for (int i = 1; i < 8; i++) { f(in, out, i); in[i] = out[i - 1]; }",
        "writes-shared-state");
    serial(
        f,
        DATA + "for (int i = 1; i < 8; i++) { double old = out[i]; f(in, out, i); in[i] = old; }",
        "writes-shared-state");
    serial(
        f,
        DATA + "for (int i = 1; i < 8; i++) { out[i] = 5; f(in, out, i); }",
        "writes-shared-state");
    serial(
        f,
        DATA + "for (int i = 0; i < 8; i++) { f(in, out, i); out = new double[8]; }",
        "writes-shared-state");
    serial(
        f,
        DATA
            + "for (int i = 0; i < 8; i++) { double[] o = new double[8]; f(in, o, i); out[i] = o[i]; }",
        "writes-shared-state");
    serial(
        "void f(double[] a, int i) { a[i] = a[i - 1] * 2; }",
        DATA + "for (int i = 1; i < 8; i++) { f(out, i); }",
        "writes-shared-state");
    serial(
        "void f(double[] a) { a[0]++; }",
        DATA + "for (int i = 1; i < 8; i++) { f(out); }",
        "writes-shared-state");
  }

  @Test
  void aliasesAreFoundWhenTheLoopStarts() {
    String f = "void f(double[] in, double[] out, int i) { out[i] = in[i - 1] * 2; }";
    same(f, DATA + "for (int i = 1; i < 8; i++) { f(in, out, i); }");
    same(f, DATA + "double[] alias = in;\nfor (int i = 1; i < 8; i++) { f(in, alias, i); }");
    same(
        f,
        DATA
            + "void go(double[] a, double[] b) { for (int i = 1; i < 8; i++) { f(a, b, i); } }\n"
            + "go(in, out); go(in, in);");
  }
}
