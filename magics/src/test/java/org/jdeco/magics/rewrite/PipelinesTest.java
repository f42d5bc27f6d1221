package org.jdeco.magics.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jdeco.magics.testing.Differential.parallel;

import org.junit.jupiter.api.Test;

/** Loops in a row, of which the second may begin while the first ends. */
class PipelinesTest {
  private static final String F =
      "double f(int i) { double x = i; for (int k = 0; k < 20_000; k++) x = Math.sqrt(x + k); return x; }\n"
          + "double g(double x) { return x * 2 + 1; }\n"
          + "double h(double[] w, double x, int i) { return w[i] + x; }\n";
  private static final String DATA =
      "double[] a = new double[40]; double[] b = new double[40]; double[] w = {1, 2, 3, 4, 5, 6, 7, 8};\n"
          + "double s = 0;\n";
  private static final String FIRST = "for (int i = 0; i < 40; i++) { a[i] = f(i); }\n";

  private static void overlap(String cell) {
    assertThat(parallel(F, DATA + cell).code()).contains(".before(");
  }

  private static void apart(String cell) {
    assertThat(parallel(F, DATA + cell).code()).doesNotContain(".before(");
  }

  @Test
  void elementsOfTheSameIterationOrEarlier() {
    overlap(FIRST + "for (int j = 0; j < 40; j++) { b[j] = g(a[j]); }");
    overlap(FIRST + "for (int j = 0; j < 40; j++) b[j] = g(a[j]);\nb[0] = 3;");
    overlap(FIRST + "for (int i = 0; i < 35; i++) { s += g(a[i]); }");
    overlap(FIRST + "for (int i = 0; i < 40; i++) { if (i > 0) { b[i] = g(a[i - 1]); } }");
    overlap(FIRST + "for (int i = 0; i < 8; i++) { b[i] = h(w, a[i], i); }");
    overlap(
        "for (int i = 1; i < 40; i += 2) { a[i] = f(i); b[i] = 1; }\n"
            + "for (int i = 1; i < 40; i += 2) { b[i] += g(a[i]); }");
    overlap(
        "for (int i = 1; i < 40; i += 2) { a[i] = f(i); }\n"
            + "for (int i = 1; i < 40; i += 2) { a[i] = g(a[i]); }");
  }

  @Test
  void withinMethods() {
    overlap(
        "void go(double[] p, double[] q) { "
            + FIRST.replace("a[", "p[")
            + "for (int i = 0; i < 40; i++) { q[i] = g(p[i]); } }\ngo(a, b); go(a, a);");
  }

  @Test
  void failuresOfEither() {
    String f =
        "double f(int i) { if (i == 20) throw new IllegalStateException(\"f\"); return i; }\n"
            + "double g(double x) { if (x == 7) throw new IllegalStateException(\"g\"); return x; }\n";
    assertThat(
            parallel(f, DATA + FIRST + "for (int i = 0; i < 40; i++) { b[i] = g(a[i]); }")
                .outcome())
        .contains("f");
    assertThat(
            parallel(
                    f,
                    DATA
                        + FIRST.replace("40", "15")
                        + "for (int i = 0; i < 15; i++) { b[i] = g(a[i]); }")
                .outcome())
        .contains("g");
  }

  @Test
  void aliasesAreFoundWhenTheFirstLoopStarts() {
    overlap(
        "double[] v = a;\n" + FIRST + "for (int i = 0; i < 8; i++) { b[i] = h(v, a[i], 39 - i); }");
  }

  @Test
  void whatComesLaterIsWaitedFor() {
    apart(FIRST + "for (int i = 0; i < 39; i++) { b[i] = g(a[i + 1]); }");
    apart(FIRST + "for (int i = 0; i < 40; i++) { b[i] = g(a[39 - i]); }");
    apart(FIRST + "for (int i = 0; i < 40; i++) { b[i] = h(a, a[i], 39 - i); }");
    apart(
        "for (int i = 0; i < 40; i++) { s += f(i); }\nfor (int i = 0; i < 40; i++) { b[i] = g(s + i); }");
    apart(FIRST + "for (int i = 5; i < 40; i++) { b[i] = g(a[i]); }");
    apart(FIRST + "s = 2;\nfor (int i = 0; i < 40; i++) { b[i] = g(a[i]); }");
    apart(
        "for (int i = 39; i >= 0; i--) { a[i] = f(i); }\nfor (int i = 0; i < 40; i++) { b[i] = g(a[i]); }");
  }

  @Test
  void callsThatWouldBeNoticedWait() {
    String f =
        "double f(int i) { return i; }\n"
            + "double g(double x) { System.out.println(x); return x; }\n";
    assertThat(
            parallel(f, DATA + FIRST + "for (int i = 0; i < 40; i++) { b[i] = g(a[i]); }").code())
        .doesNotContain(".before(");
  }
}
