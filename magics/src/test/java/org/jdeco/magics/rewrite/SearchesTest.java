package org.jdeco.magics.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jdeco.magics.testing.Differential.onThreads;
import static org.jdeco.magics.testing.Differential.parallel;
import static org.jdeco.magics.testing.Differential.serial;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Loops that end early, around methods of which nobody knows whether they return. */
@Timeout(120)
class SearchesTest {
  private static final String PRIME =
      """
      boolean prime(int n) {
        if (n < 2) return false;
        for (int k = 2; k * k <= n; k++) if (n % k == 0) return false;
        return true;
      }
      """;

  /** Very slow behind 40: minutes, if nobody leaves it behind. */
  private static final String SLOW =
      """
      int f(int x) {
        long y = x;
        long n = x <= 40 ? 200_000 : 300_000_000L;
        for (long k = 0; k < n; k++) y = y * 6364136223846793005L + 1442695040888963407L;
        return y == 1 ? 0 : x;
      }
      """;

  @Test
  void searches() {
    parallel(
        PRIME, "int p = -1; for (int i = 1000; i < 2000; i++) { if (prime(i)) { p = i; break; } }");
    parallel(
        PRIME,
        "int first(int from) { for (int i = from; i < from + 200; i++) { if (prime(i)) return i; } return -1; }\n"
            + "int a = first(500); int b = first(-3); int c = first(24);");
    parallel(
        PRIME,
        "int p = 1000; while (true) { if (prime(p)) break; p++; }\n"
            + "int q = 90; do { q++; if (prime(q)) break; } while (q < 200);");
    parallel(
        PRIME,
        "int s = 0; rows: for (int i = 1; i < 20; i++) { for (int j = 1; j < 20; j++) {\n"
            + "  if (prime(i * 100 + j) && j > 3 && i > 6) break rows; s += j; } }");
    parallel(
        "int sum(int[] a) { int s = 0; for (int x : a) s += x; return s; }",
        "int[][] rows = new int[60][30]; for (int i = 0; i < 60; i++) for (int j = 0; j < 30; j++) rows[i][j] = i * j % 17;\n"
            + "int at = -1; for (int i = 0; i < 60; i++) { if (sum(rows[i]) > 240) { at = i; break; } }");
  }

  @Test
  void callsBehindTheEndAreLeft() {
    parallel(
        SLOW, "int r = -1; for (int i = 0; i < 100; i++) { if (f(i) == 40) { r = i; break; } }");
    parallel(
        SLOW,
        "int r = 0; try { for (int i = 0; i < 100; i++) { r += f(i); if (i == 40) throw new IllegalStateException(\"\" + i); } }"
            + " catch (IllegalStateException e) { r = -r; }");
    parallel(
        SLOW,
        "int[] r = new int[100]; int[] d = new int[100]; java.util.Arrays.fill(d, 0, 40, 1);\n"
            + "try { for (int i = 0; i < 100; i++) { r[i] = 10 / d[i] + f(i); } } catch (ArithmeticException e) { r[0] = -1; }");
  }

  @Test
  void callsBehindTheEndThatFail() {
    parallel(
        "int f(int x) { int[] a = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}; int s = 0; for (int k = 0; k < 10; k++) s += a[x]; return s; }",
        "int r = 0; for (int i = 0; i < 100; i++) { int x = f(i); if (x == 100) break; r += x; }");
    parallel(
        "int f(int x) { return x > 20 ? f(x) + 1 : x; }",
        "int r = 0; for (int i = 0; i < 100; i++) { int x = f(i); if (x == 20) break; r += x; }");
  }

  @Test
  void whatTheBodyCatchesIsNoEnd() {
    parallel(
        "int f(int x) { System.out.println(x); return x * x; }",
        "int[] r = new int[30]; for (int i = 0; i < 30; i++) {\n"
            + "  try { r[i] = f(i); if (i % 3 == 0) throw new IllegalStateException(); r[i]++; }\n"
            + "  catch (IllegalArgumentException | IllegalStateException e) { r[i] = -1; } }");
    serial(
        "int f(int x) { System.out.println(x); return x * x; }",
        "int[] r = new int[30]; try { for (int i = 0; i < 30; i++) {\n"
            + "  try { r[i] = f(i); if (i == 13) throw new RuntimeException(); r[i]++; }\n"
            + "  catch (IllegalArgumentException | IllegalStateException e) { r[i] = -1; } } } catch (RuntimeException e) { r[0] = 5; }",
        "early-exit");
  }

  @Test
  void theCallersThreadGoesNotBeyondTheEnd() {
    serial(
        PRIME
            + "record Step(int x) { int next() { int k = x; while (k > 30) { k = k == 90 ? 90 : k - 1; } return x + 1; } }",
        "int r = 0; for (int i = 0; i < 1000; i = new Step(i).next()) { if (prime(i) && i > 25) { r = i; break; } }",
        "early-exit");
  }

  @Test
  void theCallersThreadGoesNotBeyondAnException() {
    serial(
        PRIME
            + "record Step(int x) { int next() { int k = x; while (k > 10) { k = k == 90 ? 90 : k; } return x + 1; } }",
        "int[] r = new int[8]; try { for (int i = 0; ; i = new Step(i).next()) { r[i] = prime(i) ? 1 : 0; } }\n"
            + "catch (ArrayIndexOutOfBoundsException e) { r[0] = -1; }",
        "early-exit");
  }

  @Test
  void callsBehindTheEndThatTakeForAges() {
    String f =
        "int f(int x) { int n = x <= 30 ? 250 : 50_000; int y = x;\n"
            + "  for (int k = 0; k < n; k++) for (int j = 0; j < n; j++) y = y * 31 + j;"
            + " return y == 1 ? 0 : x; }";
    String cell =
        "int r = -1; for (int i = 0; i < 10000; i++) { if (f(i) == 30) { r = i; break; } }";
    parallel(f, cell);
    for (int again = 0; again < 3; again++) {
      assertThat(onThreads(f, cell).tasks()).isPositive();
    }
  }
}
