package org.jdeco.magics.rewrite;

import static org.jdeco.magics.testing.Differential.parallel;
import static org.jdeco.magics.testing.Differential.same;

import org.junit.jupiter.api.Test;

/** Loops whose bodies catch failures, clean up, or close what they opened. */
class AttemptsTest {
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
}
