package org.jdeco.magics.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jdeco.magics.testing.Differential.parallel;
import static org.jdeco.magics.testing.Differential.same;
import static org.jdeco.magics.testing.Differential.serial;

import java.util.List;
import org.jdeco.magics.testing.Differential;
import org.jdeco.magics.testing.Differential.Seen;
import org.junit.jupiter.api.Test;

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
  void attempts() {
    parallel(
        "int f(int x) { if (x % 4 == 0) throw new IllegalArgumentException(\"no \" + x); return x; }"
            + " int g(int x) { if (x % 3 == 0) throw new IllegalStateException(\"not \" + x); return -x; }",
        """
        int[] r = new int[20]; int bad = 0; String s = "";
        for (int i = 0; i < 20; i++) {
          try { r[i] = f(i) + g(i); } catch (IllegalArgumentException e) { r[i] = g(i + 1); s += e.getMessage(); }
          catch (IllegalStateException e) { bad++; r[i] = -1; } finally { bad += 2; }
        }
        for (int i = 0; i < 20; i++) {
          int y = 0;
          try { y = f(i); } catch (RuntimeException e) { y = -i; }
          r[i] += g(3 * y + 1);
        }
        for (int i = 0; i < 20; i++) {
          try { r[i] = f(i); r[i + 1] = g(i); } catch (RuntimeException _) { r[i] = 7; }
        }
        for (int i = 0; i < 20; i++) {
          try { r[i] += f(i | 1); } finally { r[i] -= g(3 * i + 1); }
        }
        for (int i = 0; i < 20; i++) {
          try (var in = new java.io.StringReader("x" + i)) { r[i] += f(i) * in.read(); } catch (Exception e) { bad += g(1); }
        }
        """);
  }

  @Test
  void attemptsThatTheReplayLeavesOtherwise() {
    same(
        "int f(int x) { return x * x + 1; } int g(int x) { return -x; }",
        """
        int[] r = new int[20]; int[] q = new int[9]; int bad = 0;
        for (int i = 0; i < 20; i++) {
          int k = 0;
          try { k = 1; q[i] = f(i); k = 2; r[i] = g(k); } catch (RuntimeException e) { bad++; r[i] = g(k + 7); }
        }
        for (int i = 0; i < 20; i++) {
          int k = 0;
          try { k = 1; q[i] = f(i); k = 2; } catch (RuntimeException e) { bad++; } finally { r[i] += g(k); }
        }
        for (int i = 0; i < 20; i++) {
          int k = i;
          while (true) {
            try { r[k] = f(k); q[k] = g(k); k++; if (k > 15) break; } catch (RuntimeException e) { k += 3; if (k > 30) break; }
          }
        }
        """);
  }

  /** Only the replay meets what ends the inner loop, so that its worker would go on for ever. */
  @Test
  void aWorkerThatRunsAwayIsStopped() {
    parallel(
        "int f(int x) { return x * x + 1; } int g(int x) throws Exception { Thread.sleep(1); return x; }",
        """
        int[] q = new int[7]; int n = 0;
        for (int i = 0; i < 4; i++) {
          int k = i;
          try { while (true) { q[k] += f(k); k++; } } catch (ArrayIndexOutOfBoundsException e) { n += f(k); }
        }
        for (int i = 0; i < 1; i++) {
          int k = i;
          try { while (true) { q[k] += g(k); k++; } } catch (ArrayIndexOutOfBoundsException e) { n += f(k); }
        }
        """);
  }

  @Test
  void oneExceptionThatIsThrownAgain() {
    same(
        "RuntimeException known = new IllegalStateException(\"known\");"
            + " int f(int x) { if (x >= 0) throw known; return x; } int g(int x) { return x + 1; }"
            + " void plainCheck(int j) { if (j == 0) throw known; }",
        """
        int[] r = new int[20]; int[] s = new int[20];
        for (int i = 0; i < 20; i++) {
          s[i] = g(-i);
          for (int j = 0; j < 3; j++) {
            try { if (j == 0) r[i] = f(i); } catch (RuntimeException e) { r[i] = -1; }
            try { plainCheck(j); s[i] += g(10 * i + j); } catch (RuntimeException e) { r[i]--; }
          }
        }
        known = null;
        """);
  }

  @Test
  void iteratorsAroundOtherLoops() {
    parallel(
        "int f(int x, int y) { return x * 3 + y; }",
        """
        Set<Integer> ks = new TreeSet<>(List.of(1, 2, 5)); int z = 0;
        Iterator<Integer> it = ks.iterator();
        while (it.hasNext()) {
          int i = it.next();
          for (int k = 0; k < 4; k++) { z += f(i, k); }
        }
        it = null;
        """);
  }

  @Test
  void resourcesThatAreClosed() {
    String counting =
        "int closed = 0; class Part implements AutoCloseable { public void close() { closed++; } }"
            + " int f(int x) { return x + closed; } int g(int x) { return x * x; } ";
    same(
        counting,
        "int[] r = new int[20]; for (int i = 0; i < 20; i++) { try (Part p = new Part()) { r[i] = f(i); } }");
    same(
        counting,
        "int[] r = new int[20]; for (int i = 0; i < 20; i++) { int k = 0; try (Part p = new Part()) { k = i; } r[i] = g(k); }");
    same(
        counting,
        "int[] r = new int[20]; for (int i = 0; i < 20; i++) { try (Part p = new Part()) { } r[i] = f(i); }");
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
  void iterators() {
    parallel(
        F,
        """
        List<Integer> in = List.of(3, 1, 2, 9, 8, 7); List<Integer> r = new ArrayList<>(); int[] k = new int[9];
        List<Integer> s = new ArrayList<>(); int n = 0;
        {
        Iterator<Integer> it = in.iterator();
        while (it.hasNext()) { r.add(f(it.next())); }
        for (var i = in.iterator(); i.hasNext();) { int x = i.next(); if (x == 2) continue; r.add(f(x)); }
        Iterator<Map.Entry<String, Integer>> es = new TreeMap<>(Map.of("a", 1, "b", 2)).entrySet().iterator();
        int[] none = new int[4];
        while (es.hasNext()) { var e = es.next(); k[n++] = f(e.getValue()) + e.getKey().length(); }
        Iterator<Integer> other = in.iterator();
        rows: while (other.hasNext()) { if (f(other.next()) > 50) break rows; s.add(1); }
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
  void failuresWhileOthersAreHandled() {
    parallel(
        "int f(int x) { if (x % 3 == 0) throw new IllegalStateException(\"f\" + x); return x; }"
            + " int g(int x) { if (x % 2 == 0) throw new IllegalArgumentException(\"g\" + x); return x; }",
        """
        int[] r = new int[12]; int c = 0;
        for (int i = 0; i < 12; i++) {
          try { r[i] = f(i); } catch (IllegalStateException _) {
            try { r[i] = g(i); } catch (IllegalArgumentException _) {
              c++; try { r[i] = f(i + 1); } finally { c += g(i + 1); }
            }
          } finally { c++; }
        }
        """);
  }

  @Test
  void iteratorsWithinOtherLoops() {
    parallel(
        F,
        """
        List<List<Integer>> in = List.of(List.of(3, 1), List.of(), List.of(9, 8, 7));
        List<Integer> r = new ArrayList<>(); int n = 0;
        {
        for (int i = 0; i < 3; i++) {
          Iterator<Integer> it = in.get(2).iterator();
          while (it.hasNext()) { int x = it.next(); r.add(f(x * i)); }
        }
        for (int i = 0; n < 3; n++) {
          Iterator<Integer> it = in.get(2).iterator();
          while (it.hasNext()) { int x = it.next(); for (int k = 0; k < 3; k++) r.add(f(x + k) + i); }
        }
        Iterator<List<Integer>> outer = in.iterator();
        while (outer.hasNext()) {
          Iterator<Integer> it = outer.next().iterator();
          while (it.hasNext()) { r.add(f(it.next())); }
        }
        }
        """);
  }

  @Test
  void iteratorsOfTheNotebook() {
    Seen seen =
        Differential.rewritten(
            F,
            "List<Integer> in = List.of(3, 1, 2); List<Integer> r = new ArrayList<>();\n"
                + "Iterator<Integer> it = in.iterator();\nwhile (it.hasNext()) { r.add(f(it.next())); }");
    assertThat(seen.variables()).containsEntry("r", List.of(10, 2, 5));
    assertThat(seen.tasks()).isPositive();
  }

  @Test
  void iteratorsThatAreUsedOtherwiseStaySerial() {
    for (String body :
        List.of(
            "while (it.hasNext()) { int x = it.next(); if (x > 2) it.remove(); r.add(f(x)); }",
            "while (it.hasNext()) { r.add(f(it.next())); if (it.hasNext()) r.add(f(it.next())); }",
            "while (it.hasNext()) { r.add(f(it.next())); in.add(1); if (in.size() > 9) break; }",
            "it.next(); while (it.hasNext()) { r.add(f(it.next())); }",
            "in.add(7); while (it.hasNext()) { r.add(f(it.next())); }")) {
      String cell =
          "List<Integer> in = new ArrayList<>(List.of(3, 1, 2, 9, 8)); List<Integer> r = new"
              + " ArrayList<>(); { Iterator<Integer> it = in.iterator(); "
              + body
              + " }";
      Seen seen = same(F, cell);
      assertThat(seen.tasks()).as(body).isZero();
    }
  }

  @Test
  void textAndExceptionsKeepTheirOrder() {
    String methods =
        "int f(int x) { System.out.println(\"f\" + x); if (x == 13) throw new IllegalStateException(\"at \" + x); return x; }"
            + " void g(int x) { System.out.println(\"g\" + x); if (x % 5 == 0) throw new IllegalArgumentException(\"g at \" + x); }";
    parallel(
        methods,
        """
        int[] r = new int[20];
        for (int i = 0; i < 8; i++) {
          for (int j = 0; j < 3; j++) { System.out.println("<" + j); r[i] += f(i + j); System.out.println(">" + r[i]); }
          try { g(i); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); r[i] += f(i); } finally { g(1); }
        }
        """);
    parallel(
        methods,
        """
        int[] r = new int[20];
        for (int i = 0; i < 20; i++) {
          int x = 0;
          for (int j = 0; j < 3; j++) { x = f(i + j) + x; r[i]++; }
          switch (x % 2) { case 0 -> g(1); default -> { try { g(x); } finally { r[i] = f(i); } } }
        }
        """);
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
