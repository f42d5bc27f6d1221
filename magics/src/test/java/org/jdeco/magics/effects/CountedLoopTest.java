package org.jdeco.magics.effects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountedLoopTest {
  private static boolean mayNotReturn(String body) {
    Compiled compiled =
        Compiled.members("static int f(int[] a, int n, int m, boolean b) { " + body + " }");
    return new EffectAnalysis(compiled).of(compiled.method("f")).mayNotReturn();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int s = 0; for (int k = 0; k < n; k++) s += k; return s;",
        "int s = 0; for (int k = m; k < a.length; k++) s += a[k]; return s;",
        "int s = 0; for (int x : a) s += x; return s;",
        "int s = 0; for (int x : a) { if (x == m) continue; if (x == n) break; s += x; } return s;",
        "int s = 0; for (int k = 0; k < 100; k++) for (int j = 0; j < n; j++) s += j; return s;",
        "int s = 0; for (int k = n; k >= 0; k--) s += k; return s;",
        "int s = 0; int k = n; while (k > 0) { s += k; k--; } return s;",
        "int s = 0; for (int k = 0; k < n; k++) { try { s += a[k]; } catch (RuntimeException e) { s--; } } return s;",
        "int s = 0; for (int k = 0; k < n; k++) { switch (a[k]) { case 1: s++; break; default: continue; } s++; } return s;",
      })
  void ends(String body) {
    assertThat(mayNotReturn(body)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (b) { } return 0;",
        "for (;;) { if (n++ > 3) return n; }",
        "int s = 0; for (int k = 0; k <= n; k++) s += k; return s;",
        "int s = 0; for (int k = 0; k < n; k += 2) s += k; return s;",
        "int s = 0; for (int k = 0; k < n; k++) { s += k; n++; } return s;",
        "int s = 0; for (int k = 0; k < n; k++) { if (s > 9) k = 0; s += k; } return s;",
        "int s = 0; for (int k = 0; k < n; k++) { if (s > 9) k--; s += k; } return s;",
        "int s = 0; for (int k = 0; k < a.length; k++) { a = new int[k + 5]; } return s;",
        "int s = 0; int k = 0; while (k < n) { if (s > 9) continue; k++; } return s;",
        "int s = 0; for (int k = 0; k < n; k--) s += k; return s;",
        "int s = 0; for (int k = n; k >= 0; k++) s += k; return s;",
        "int s = 0; for (int k = 0; k != n; k++) s += k; return s;",
        "int s = 0; for (int k = 0; k < n; k++) for (int j = 0; j < 5; k++) s += j; return s;",
        "int s = 0; for (int k = 0; k < n; k++) while (s < 5) s += a[0]; return s;",
        "int s = 0; for (int k = 2; k * k <= n; k++) s += k; return s;",
        "int k = 0; do { k++; } while (k < n || b); return k;",
        "int s = 0; for (int k = 0; b || k < n; k++) s += k; return s;",
        "return f(a, n - 1, m, b);",
      })
  void mayNotEnd(String body) {
    assertThat(mayNotReturn(body)).isTrue();
  }
}
