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
  void locksThatAreHeldElsewhere() {
    String monitor =
        """
        final int[] door = {0};
        int m(int x) { synchronized (door) { return x * x; } }
        int h(int x) { return Thread.holdsLock(door) ? 1 : 0; }
        void within(Runnable code) { synchronized (door) { code.run(); } }
        class Locking implements AutoCloseable {
          Locking() { Held.lock.lock(); }
          public void close() { Held.lock.unlock(); } }
        """;
    String all = "int[] all() { int[] r = new int[20]; for (int i = 0; i < 20; i++) r[i] = ";
    String r = "int[] r = new int[20]; ";
    same(LOCK + monitor, all + "m(i); return r; } int[] r; synchronized (door) { r = all(); }");
    same(LOCK + monitor, all + "h(i); return r; } int[] r; synchronized (door) { r = all(); }");
    same(
        LOCK + monitor,
        "void each(int[] r) { for (int i = 0; i < 20; i++) r[i] = m(i); } "
            + r
            + "within(() -> each(r));");
    same(
        LOCK + monitor,
        r + "try (Locking l = new Locking()) { for (int i = 0; i < 20; i++) r[i] = f(i); }");
    parallel(LOCK + monitor, r + "for (int i = 0; i < 20; i++) r[i] = m(i);");
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

  private static final String PLAIN =
      """
      int plain = 3;
      int g(int x) { int s = x; for (int k = 0; k < 60000; k++) s = s * 31 + plain; return s; }
      """;
  private static final String KEY =
      PLAIN
          + """
          class Key { public String toString() { return "K" + plain++; } }
          record Wr(Key k) {}
          record Point(int x, double y, String name) {}
          enum Odd { ONE; public String toString() { return "O" + plain++; } }
          Key key = new Key();
          Object any = key;
          String z = "";
          """;

  private static String loop(String body) {
    return "int[] r = new int[20]; for (int i = 0; i < 20; i++) { r[i] = g(i); " + body + " }";
  }

  @Test
  void textOfObjectsInConcatenations() {
    String page = "loop-carried-result";
    serial(KEY, loop("String t = \"\" + key;"), page);
    serial(KEY, loop("String t = 1 + (\"a\" + any);"), page);
    serial(KEY, loop("z += key;"), page);
    serial(KEY, loop("String t = \"\" + new Wr(key);"), page);
    serial(KEY, loop("String t = \"\" + List.of(key);"), page);
    serial(KEY, loop("String t = \"\" + Odd.ONE;"), page);
    parallel(KEY, loop("String t = \"a\" + i + 'c' + 2.5 + Integer.valueOf(3) + z; z = \"\" + i;"));
    parallel(KEY, loop("String t = \"\" + new Point(i, 1.5, \"n\") + java.time.LocalDate.EPOCH;"));
    parallel(PLAIN, loop("String t = \"\" + List.of(i) + Map.of(i, \"a\") + new Object[] {1};"));
  }

  @Test
  void textOfObjectsInFormats() {
    String page = "loop-carried-result";
    serial(KEY, loop("String t = String.format(\"%s\", key);"), page);
    serial(KEY, loop("String t = \"%s %s\".formatted(1, key);"), page);
    serial(KEY, loop("String t = String.format(\"%s\", new Wr(key));"), page);
    parallel(PLAIN, loop("String t = String.format(\"%d %s\", i, \"a\");"));
  }

  private static final String SENSOR =
      PLAIN
          + """
          class Sensor implements Iterable<Integer> {
            int reads = 3;
            public Iterator<Integer> iterator() { reads++; return List.of(1, 2).iterator(); } }
          class Far implements Iterable<Integer> {
            public Iterator<Integer> iterator() { return new Iterator<Integer>() {
              int n = 0;
              public boolean hasNext() { return n < 2; }
              public Integer next() { plain++; return n++; } }; } }
          Sensor sen = new Sensor();
          Iterable<Integer> its = sen;
          Iterable<Integer> itb = () -> { plain++; return List.of(1).iterator(); };
          int[] o = new int[20];
          int gs(int x) { return x * sen.reads; }
          """;

  @Test
  void iteratingOverTheUsersObjects() {
    String page = "loop-carried-result";
    String gs = "for (int i = 0; i < 20; i++) { o[i] = gs(i); ";
    serial(SENSOR, gs + "for (int v : sen) o[i] += v; }", page);
    serial(SENSOR, gs + "for (int v : its) o[i] += v; }", page);
    serial(SENSOR, loop("for (int v : itb) o[i] += v;"), page);
    serial(SENSOR, loop("for (int v : new Far()) o[i] += v;"), page);
    serial(SENSOR, loop("for (int v : new Far()) o[i] += g(v);"), page);
    String o = "int[] o = new int[20];\n";
    String itb = "Iterable<Integer> itb = () -> { plain++; return List.of(1).iterator(); };\n";
    serial(PLAIN + o, itb + loop("for (int v : itb) o[i] += v;"), page);
    serial(
        PLAIN + o,
        "class S implements Iterable<Integer> { public Iterator<Integer> iterator() { plain++; return"
            + " List.of(1).iterator(); } }\n"
            + "Iterable<Integer> ito = new S();\n"
            + loop("for (int v : ito) o[i] += v;"),
        page);
    String gi = "int gi(int x) { int s = x * plain; for (int z : itb) s += z; return s; }\n";
    serial(PLAIN + o + itb + gi, "for (int i = 0; i < 20; i++) o[i] = gi(i);", "unknown-function");
    parallel(
        SENSOR,
        "List<Integer> in = List.of(1, 2); Set<Integer> set = new TreeSet<>(in); Collection<Integer> c = set;"
            + " Map<Integer, Integer> m = new HashMap<>(); m.put(1, 2);"
            + loop(
                "for (int v : in) o[i] += v; for (int v : set) o[i] += v; for (int v : c) o[i] += v;"
                    + " for (var e : m.entrySet()) o[i] += e.getValue(); for (int v : o) o[i] += v;"));
  }

  private static final String RUNS =
      PLAIN
          + """
          Runnable rn = () -> plain++;
          java.util.function.Supplier<Integer> sup = () -> plain++;
          class Ready { static Thread thread = new Thread(rn); }
          int[] o = new int[20];
          int gt(int x) { Thread t = new Thread(rn); t.start();
            try { t.join(); } catch (InterruptedException e) { } return x * plain; }
          int gf(int x) { new java.util.concurrent.FutureTask<Void>(rn, null).run(); return x * plain; }
          int gl(int x) { return x + ThreadLocal.withInitial(sup).get(); }
          """;

  @Test
  void functionsThatALibraryRunsLater() {
    String page = "loop-carried-result";
    serial(RUNS, loop("Thread t = new Thread(rn); t.start(); t.join();"), page);
    serial(RUNS, loop("new Thread(rn).run();"), page);
    serial(RUNS, loop("new Thread(rn, \"a\").run();"), page);
    serial(RUNS, loop("Ready.thread.run();"), page);
    serial(RUNS, loop("new java.util.concurrent.FutureTask<Void>(rn, null).run();"), page);
    serial(RUNS, loop("int t = ThreadLocal.withInitial(sup).get();"), page);
    serial(RUNS, loop("Thread t = new Thread(() -> plain++); t.start(); t.join();"), page);
    serial(RUNS, loop("new Thread() { public void run() { plain++; } }.run();"), page);
    parallel(RUNS, loop("Thread t = new Thread(() -> {}); t.start(); t.join();"));
  }

  @Test
  void functionsThatALibraryRunsInACall() {
    for (String f : new String[] {"gt", "gf", "gl"}) {
      serial(RUNS, "for (int i = 0; i < 20; i++) o[i] = " + f + "(i);", "unknown-function");
    }
  }
}
