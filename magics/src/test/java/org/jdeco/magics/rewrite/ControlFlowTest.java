package org.jdeco.magics.rewrite;

import static org.jdeco.magics.testing.Differential.parallel;
import static org.jdeco.magics.testing.Differential.same;
import static org.jdeco.magics.testing.Differential.serial;

import org.junit.jupiter.api.Test;

/** Loops whose bodies branch, repeat and leave. */
class ControlFlowTest {
  private static final String F = "int f(int x) { return x * x + 1; }";

  @Test
  void argumentsThatChangeSomethingAreEvaluatedByTheReplay() {
    parallel(
        F + " int g(int x, int[] w) { return x + w[0]; } int h() { return 4; }",
        """
        int[] r = new int[40];
        for (int i = 0; i < r.length; i++) { int k = i; r[i] = f(k++) + k; }
        for (int i = 0; i < r.length; i++) { int k; r[i] += f(k = i) + k; }
        for (int i = 0; i < r.length; i++) {
          if (i % 3 == 0) continue;
          int k = i;
          int[] w = {1, 2, 3};
          int y = g(k++ + w[k % 3]++, w) + k + w[0] + h();
          r[i] -= y;
        }
        """);
    serial(
        F,
        "int[] r = new int[9]; for (int i = 0; i < 9; i++) { int k = i; r[i] = f(f(k++)) + k; }",
        "argument-side-effect");
  }

  @Test
  void changesOfNeededVariablesAreNotMissed() {
    same(
        F,
        """
        int[] r = new int[40]; int[] q = new int[40]; int z = 0;
        for (int i = 0; i < r.length; i++) { int k = i; q[i] = k++; r[i] = f(k); }
        for (int i = 0; i < r.length; i++) { int k = i; if (k++ > 3) z++; r[i] += f(k); }
        for (int i = 0; i < r.length; i++) { int k = i; int m = k++ + 3; r[i] += f(k) + m; }
        for (int i = 0; i < r.length; i++) { int k = i; q[k++] = f(i); r[i] += f(k); }
        for (int i = 0; i < r.length; i++) { int k = i; System.out.println(k++); r[i] += f(k); }
        """);
  }

  @Test
  void doLoops() {
    parallel(
        F,
        """
        int[] r = new int[30]; int k = 0; List<Integer> l = new ArrayList<>();
        do { r[k] = f(k); k++; } while (k < r.length);
        do { l.add(f(k)); } while (--k > 20);
        while (k-- > 5) l.add(f(k));
        for (int i = 0; i < 5; i++) { int j = i; do { r[j] += f(i); j += 2; } while (j < 9); }
        int m = 0;
        do { m++; if (m % 3 == 0) continue; l.add(f(m)); } while (m < 20);
        """);
  }

  @Test
  void switches() {
    parallel(
        F + " int g(int x) { return x - 3; }",
        """
        int[] r = new int[40]; String s = "";
        for (int i = 0; i < r.length; i++) {
          switch (i % 4) { case 0: r[i] = f(i); break; case 1: r[i] = g(i); default: r[i] += f(-i); }
        }
        for (int i = 0; i < r.length; i++) {
          switch (i % 4) { case 0 -> r[i] = f(i); case 1, 2 -> { int y = g(i); r[i] += f(y); } default -> { } }
        }
        for (int i = 0; i < r.length; i++) {
          r[i] += switch (i % 3) { case 0 -> f(i); case 1 -> { int y = i * 2; yield g(y); } default -> 5; };
        }
        for (int i = 0; i < r.length; i++) {
          int y = switch (f(i) % 3) { case 0 -> f(i); case 1 -> g(i); default -> 5; };
          s += g(y);
        }
        List<Object> objects = List.of(1, "two", 3.0);
        for (Object o : objects) {
          switch (o) { case Integer n when n > 0 -> s += f(n); case String t -> s += g(t.length()); default -> s += "?"; }
        }
        for (int i = 0; i < r.length; i++) {
          switch (i % 4) { case 0: continue; case 1: break; default: r[i] -= f(i); }
          r[i] += g(i);
        }
        """);
  }

  @Test
  void severalLoopsOfOneBody() {
    parallel(
        F + " int g(int x, int y) { return x - 3 * y; }",
        """
        int[][] r = new int[8][6]; int[] n = new int[8];
        for (int i = 0; i < 8; i++) {
          int c = f(i);
          for (int j = 0; j < 6; j++) r[i][j] = g(c, j);
        }
        for (int i = 0; i < 8; i++) {
          int x = i * 7 + 3;
          while (f(x) > 30) { x = x - 2; n[i]++; }
          r[i][0] = x;
        }
        for (int i = 0; i < 8; i++) {
          int x = i;
          for (int t = 0; t < 5; t++) x = g(x, t) % 100;
          n[i] = x;
        }
        for (int i = 0; i < 8; i++) {
          for (int v : r[i]) { if (v % 2 == 0) continue; if (v > 100) break; n[i] += f(v); }
          int k = 0;
          do { n[i] -= f(k); k++; } while (k < 3);
          n[i] *= g(i, k);
        }
        """);
  }

  @Test
  void blocks() {
    parallel(
        F + " int g(int x) { return x - 3; }",
        """
        int[] r = new int[20]; String lock = "lock";
        for (int i = 0; i < 20; i++) { synchronized (lock) { r[i] = f(i); r[i] += g(i); } }
        for (int i = 0; i < 20; i++) {
          int y = i;
          part: { if (i % 3 == 0) break part; y = f(i); r[i] += y; if (y > 50) break part; r[i] = 0; }
          r[i] += g(y);
        }
        rows:
        for (int i = 0; i < 20; i++) {
          for (int j = 2; j < 6; j++) { if (i % j == 1) continue rows; }
          r[i] += f(i);
        }
        """);
  }

  @Test
  void callsInClassesAreMadeWhereTheyStand() {
    String f = "int f(int x) { System.out.println(x); return x * 2; }\nint[] r = new int[9];";
    serial(
        f,
        """
        for (int i = 0; i < 5; i++) {
          int y = f(i);
          if (i == 9) continue;
          IntSupplier q = new IntSupplier() { public int getAsInt() { return f(y); } };
          if (i > 2) r[i] = q.getAsInt() + q.getAsInt();
        }
        """,
        "unsupported-statement");
  }

  @Test
  void whatAnInnerLoopChangesIsNotReadTooEarly() {
    same(
        F
            + " int h(int[] a, int i) { return a[i] * 2 + 1; } int size(List<Integer> l) { return l.size(); }",
        """
        int[] a = {1, 2, 3, 4, 5, 6}; int[] r = new int[6]; List<Integer> l = new ArrayList<>();
        for (int i = 0; i < 6; i++) { for (int j = 0; j < 4; j++) { int y = f(a[i]); a[i] = y % 7; } }
        for (int i = 0; i < 6; i++) { for (int j = 0; j < 4; j++) { r[i] += h(a, i); a[i] = j; } }
        for (int i = 0; i < 6; i++) {
          List<Integer> own = new ArrayList<>();
          for (int j = 0; j < 4; j++) { l.add(size(own)); own.add(j); }
        }
        for (int i = 0; i < 6; i++) {
          int[] own = new int[1]; List<int[]> keep = new ArrayList<>();
          for (int j = 0; j < 4; j++) { r[i] += h(own, 0); for (int[] o : keep) o[0]++; keep.add(own); }
        }
        int k = 0;
        for (int i = 0; i < 6; i++) { for (int j = 0; j < 2; j++) { k++; } for (int j = 0; j < 2; j++) r[i] += f(k + j); }
        """);
  }
}
