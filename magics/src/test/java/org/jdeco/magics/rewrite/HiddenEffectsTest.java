package org.jdeco.magics.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jdeco.magics.testing.Differential.parallel;
import static org.jdeco.magics.testing.Differential.same;
import static org.jdeco.magics.testing.Differential.serial;

import org.jdeco.magics.testing.Differential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cells in which something happens that is not seen at the place where it happens. */
@Timeout(60)
class HiddenEffectsTest {
  private static final String F = "int f(int x) { return x * x; }\n";
  private static final String LOCK =
      """
      class Held { static final java.util.concurrent.locks.ReentrantLock lock = new java.util.concurrent.locks.ReentrantLock();
        static final java.util.concurrent.Semaphore one = new java.util.concurrent.Semaphore(1);
        static void enter() { lock.lock(); } }
      int f(int x) { Held.lock.lock(); try { return x * x; } finally { Held.lock.unlock(); } }
      int g(int x) throws InterruptedException { Held.one.acquire(); try { return x * x; } finally { Held.one.release(); } }
      """;

  @Test
  void locksThatAreHeldAroundTheCalls() {
    String loop = "for (int i = 0; i < 20; i++) r[i] = f(i);";
    String r = "int[] r = new int[20]; ";
    String unlock = " Held.lock.unlock();";
    serial(
        LOCK,
        r + "Held.lock.lock(); try { " + loop + " } finally { Held.lock.unlock(); }",
        "held-lock");
    serial(LOCK, r + "Held.lock.lock(); " + loop + unlock, "held-lock");
    serial(LOCK, r + "Held.enter(); " + loop + unlock, "held-lock");
    serial(LOCK, r + "boolean b = Held.lock.tryLock(); " + loop + unlock, "held-lock");
    serial(
        LOCK,
        r + "for (int i = 0; i < 20; i++) { Held.lock.lock(); r[i] = f(i); Held.lock.unlock(); }",
        "held-lock");
    serial(
        LOCK,
        r
            + "int n = Held.one.availablePermits(); if (n > 9) Held.one.acquireUninterruptibly();"
            + " for (int i = 0; i < 20; i++) r[i] = g(i);",
        "held-lock");
    parallel(LOCK, r + loop);
  }

  @Test
  void whatClosingAResourceDoes() {
    String g =
        """
        int n = 0;
        int g(int x) { return x * n; }
        class Opened { static AutoCloseable one() { return () -> n++; } }
        """;
    String loop = "int[] r = new int[20]; for (int i = 0; i < 20; i++) { ";
    serial(g, loop + "try (AutoCloseable c = () -> n++) { r[i] = g(i); } }", "loop-carried-result");
    serial(
        g, loop + "try (AutoCloseable c = Opened.one()) { r[i] = g(i); } }", "loop-carried-result");
    serial(
        g,
        "final AutoCloseable k = Opened.one(); "
            + loop
            + "try (AutoCloseable c = k) { r[i] = g(i); } }",
        "loop-carried-result");
    parallel(
        F,
        loop
            + "try (java.io.StringReader in = new java.io.StringReader(\"abc\")) { r[i] = f(i); } }");
  }

  @Test
  void declarationsBetweenAnIteratorAndItsLoop() {
    String in =
        F
            + """
            List<Integer> in = new java.util.concurrent.CopyOnWriteArrayList<>(List.of(1, 2, 3));
            class Adds { Adds() { in.add(9); } static int one() { in.add(9); return 1; } }
            """;
    String open =
        "List<Integer> all() { List<Integer> r = new ArrayList<>(); Iterator<Integer> it = in.iterator(); ";
    String loop = " while (it.hasNext()) { r.add(f(it.next())); } return r; } var l = all();";
    serial(in, open + "var a = new Adds();" + loop, "argument-side-effect");
    serial(in, open + "int[] a = new int[Adds.one()];" + loop, "argument-side-effect");
    parallel(
        in, open + "int n = 0; int[] a = new int[3]; var l = new ArrayList<Integer>();" + loop);
  }

  @Test
  void keysThatAreHeldWeakly() {
    String in = F + "Map<Integer, Integer> m = new WeakHashMap<>(Map.of(1, 2, 3, 4));\n";
    String r = "Set<Integer> r = new TreeSet<>(); ";
    same(in, r + "for (int k : m.keySet()) { r.add(f(k)); }"); // seen when the loop starts
    serial(
        F,
        "var w = new WeakHashMap<Integer, Integer>(Map.of(1, 2)); "
            + r
            + "for (int k : w.keySet()) { r.add(f(k)); }",
        "unrepeatable-iteration");
  }

  @Test
  void elementsOfSeveralTypes() {
    String shapes =
        """
        interface Shape { int area(); }
        record Circle(int r) implements Shape { public int area() { return 3 * r * r; } }
        record Square(int a) implements Shape { public int area() { return a * a; } }
        int h(Shape s) { return s.area(); }
        """;
    parallel(
        shapes,
        "int sum = 0; for (Shape s : List.of(new Circle(1), new Square(2), new Circle(3))) sum += h(s);");
  }

  @Test
  void remediesNameTheRowToPass() {
    Differential.Seen seen =
        same(
            "void w(int[][] m, int i) { for (int j = 0; j < m[i].length; j++) m[i][j] = i * j; }",
            "int[][] m = new int[9][9]; for (int k = 0; k < 9; k++) w(m, k);");
    assertThat(seen.verdicts())
        .singleElement()
        .satisfies(verdict -> assertThat(verdict.text()).contains("such as m[k]"));
  }

  @Test
  void callsOfOneStatementAreRefusedOnce() {
    Differential.Seen seen =
        same(F, "int s = 0; for (int k = 0; k < 9; k++) s = (f(s) + f(s + 1) + f(k)) % 100;");
    assertThat(seen.verdicts()).hasSize(1);
  }
}
