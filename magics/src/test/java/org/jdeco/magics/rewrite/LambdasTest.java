package org.jdeco.magics.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jdeco.magics.testing.Differential.parallel;
import static org.jdeco.magics.testing.Differential.same;
import static org.jdeco.magics.testing.Differential.serial;

import org.jdeco.magics.plan.Verdict;
import org.junit.jupiter.api.Test;

/** Loops and calls in a row in the blocks of lambdas run ahead as those of methods do. */
class LambdasTest {
  private static final String F = "int f(int x) { return x * x + 1; } ";
  private static final String TIMES =
      "void times(int n, Runnable r) { while (n-- > 0) r.run(); }\n";

  @Test
  void loopsInVariables() {
    parallel(
        F,
        "int[] r = new int[9];\nRunnable go = () -> { for (int i = 0; i < 9; i++) r[i] = f(i); };\ngo.run();");
    parallel(
        F,
        "IntFunction<Integer> g = n -> { int s = 0; for (int i = 0; i < n; i++) { if (i == 5) return s; s += f(i); } return -s; };\nint a = g.apply(3), b = g.apply(9);");
    parallel(
        F,
        "List<Integer> l = List.of(3, 1, 2);\nSupplier<List<Integer>> g = () -> { var out = new ArrayList<Integer>(); for (int x : l) out.add(f(x)); return out; };\nvar r = g.get();");
  }

  @Test
  void loopsInArguments() {
    parallel(
        F,
        TIMES
            + "int[] r = new int[9];\ntimes(3, () -> { for (int i = 0; i < 9; i++) r[i] += f(i + r.length % 2); });");
    parallel(
        F,
        "<T> T of(Callable<T> c) throws Exception { return c.call(); }\nof(() -> { int s = 0; for (int i = 0; i < 9; i++) s += f(i); return s; })");
    parallel(
        F,
        TIMES
            + "List<Integer> out = new ArrayList<>();\nfor (int k = 0; k < 3; k++) { int j = k; times(2, () -> { for (int i = 0; i < 4; i++) out.add(f(i + j)); }); }");
  }

  @Test
  void whatTheyCapture() {
    parallel(
        F,
        "int total(int[] xs, int k) { int[] s = {0}; Runnable r = () -> { int m = k; for (int x : xs) { m++; s[0] += f(x + m); } }; r.run(); r.run(); return s[0]; }\nint t = total(new int[] {3, 4, 5}, 2);");
    parallel(
        F,
        "BiFunction<Integer, int[], Integer> g = (n, w) -> { for (int i = 0; i < n; i++) w[i] += f(i + n); return w[0]; };\nint[] w = {1, 2, 3}; int a = g.apply(3, w) + g.apply(2, w);");
    parallel(
        F,
        "Function<Integer, Supplier<Integer>> g = n -> () -> { int s = 0; for (int i = 0; i < n; i++) s = s * 3 + f(i); return s; };\nint a = g.apply(4).get() + g.apply(7).get();");
  }

  @Test
  void callsInARow() {
    parallel(
        F, "Callable<Integer> c = () -> { int a = f(1); int b = f(2); return a - b; };\nc.call()");
  }

  @Test
  void failuresLeaveThem() {
    parallel(
        "int g(int x) { if (x == 3) throw new IllegalStateException(\"at \" + x); return x; } ",
        "List<Integer> out = new ArrayList<>(); String seen = \"\";\nRunnable r = () -> { for (int i = 0; i < 9; i++) out.add(g(i)); };\ntry { r.run(); } catch (IllegalStateException e) { seen = e.getMessage(); }");
  }

  @Test
  void whatEndsInNoOtherWay() {
    parallel(
        F,
        "Supplier<Integer> s = () -> { int i = 0; while (true) { int y = f(i); if (y > 50) return y; i++; } };\nint a = s.get();");
  }

  @Test
  void otherThreads() {
    assertThat(
            same(
                    F,
                    "int[] r = new int[99]; int n;\n{ var pool = Executors.newFixedThreadPool(2); var done = pool.submit(() -> { for (int i = 0; i < 50; i++) r[i] = f(i); return 1; }); var too = pool.submit(() -> { for (int i = 50; i < 99; i++) r[i] = f(i); }); n = done.get(); too.get(); pool.shutdown(); }")
                .verdicts())
        .extracting(Verdict::kind)
        .containsExactly(Verdict.Kind.PROVED, Verdict.Kind.PROVED);
  }

  @Test
  void carriedResultsAndLoneCallsStaySerial() {
    serial(
        F,
        "IntUnaryOperator g = n -> { int s = 1; for (int i = 0; i < n; i++) s = f(s % 100); return s; };\nint a = g.applyAsInt(5);",
        "loop-carried-result");
    serial(F, "IntUnaryOperator g = x -> f(x);\nint a = g.applyAsInt(5);", "not-in-a-loop");
  }

  @Test
  void classesWithinAStatementRunAsWritten() {
    serial(
        F,
        "int[] r = new int[9];\nRunnable go = new Runnable() { public void run() { for (int i = 0; i < 9; i++) r[i] = f(i); } };\ngo.run();",
        "unsupported-statement");
  }

  @Test
  void aStreamThatStaysSerialIsNoReasonForOtherLambdas() {
    assertThat(
            same(
                    F,
                    "int[] c = {0}; int n = Stream.iterate(1, x -> x + f(c[0])).limit(3).mapToInt(x -> x).sum();\nIntUnaryOperator g = x -> f(x);\nint a = g.applyAsInt(5);")
                .verdicts())
        .extracting(Verdict::page)
        .containsExactly("stream", "not-in-a-loop");
  }
}
