package org.jdeco.magics.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jdeco.magics.testing.Differential.parallel;
import static org.jdeco.magics.testing.Differential.same;
import static org.jdeco.magics.testing.Differential.serial;

import java.util.List;
import org.jdeco.magics.source.MappedText;
import org.jdeco.magics.testing.Differential;
import org.junit.jupiter.api.Test;

class LoopsTest {
  private static final String F = "int f(int x) { return x * x + 1; }";

  @Test
  void indexedStore() {
    parallel(F, "int[] r = new int[100];\nfor (int i = 0; i < r.length; i++) {\n  r[i] = f(i);\n}");
  }

  @Test
  void nestedIndexedStore() {
    parallel(
        "double f(int i, int j, double[] w) { return i * 10 + j + w[j]; }",
        "double[] w = {1, 2, 3, 4, 5};\ndouble[][] g = new double[7][5];\n"
            + "for (int i = 0; i < 7; i++) for (int j = 0; j < 5; j++) g[i][j] = f(i, j, w);");
  }

  @Test
  void boundsThatDependOnTheVariable() {
    parallel(
        F,
        "int[] r = new int[100]; int n = 41; long s = 0;\n"
            + "for (int i = 0; i < n - i; i++) r[i] = f(i);\n"
            + "for (int i = 0; n - i > i; i++) r[i + 50] = f(i);\n"
            + "for (int i = 9; i > 9 / 2 - i; i--) s = s * 31 + f(i);\n"
            + "for (long i = 0; i < n - i; i++) s = s * 31 + f((int) i);\n"
            + "for (int i = 0; i < (i < 3 ? n : 5); i++) s = s * 31 + f(i);\n"
            + "for (int i = 0; i < n; i++) for (int j = i; j < n - j; j++) s = s * 31 + f(i * j);");
  }

  @Test
  void boundsThatTheLoopChangesByAnotherName() {
    String box = "class Box { int n = 900; int get() { return n; } }\n";
    for (String loop :
        List.of(
            "int[] a = {900}, b = a; for (int i = 0; i < a[0]; i++) { s = s * 31 + f(i); b[0]--; }",
            "int[] a = {900}, b = a; for (int i = 0; i < a[0] + 1; i++) { r[i] = f(i); b[0]--; }",
            "int[] a = {900}; int[][] b = {a, a};"
                + " for (int i = 0; i < b[0][0]; i++) { r[i] = f(i); b[1][0]--; }",
            "Box a = new Box(), b = a; for (int i = 0; i < a.get(); i++) { r[i] = f(i); b.n--; }",
            "Box a = new Box(), b = a; for (int i = 0; i < -(-a.n); i++) { r[i] = f(i); b.n--; }",
            "List<Integer> a = new ArrayList<>(Collections.nCopies(900, 1)), b = a;"
                + " for (int i = 0; i < a.size(); i++) { r[i] = f(i); b.remove(0); }")) {
      same(
          F, box + "int[] r = new int[999]; long s = 0; void go(int[] r) { " + loop + " }\ngo(r);");
      same(F, box + "long s = 0; int[] r = new int[999];\n" + loop);
    }
  }

  @Test
  void onlyBoundsThatMayChangeAreLookedAtEachTime() {
    String f = "int f(int[] a, int x) { return a[x] + 1; }";
    for (String bound :
        List.of("n", "Math.min(n, a.length)", "l.size()", "t.length()", "g[n].length")) {
      assertThat(go(f, bound)).as(bound).contains(".strip(");
    }
    assertThat(go(f, "c[0]")).doesNotContain(".strip(");
  }

  @Test
  void entriesPassWhereNothingMayDraw() {
    String draws = "double d(int x) { return org.jdeco.runtime.Deco.random().nextDouble(); }\n";
    assertThat(recursion(F, "s += f(i); s += g(n - 1);", "")).contains("Deco.pass(");
    assertThat(recursion(F, "s += f(i); s += g(n - 1);", "plain(n)")).contains("Deco.pass(");
    assertThat(recursion(draws, "s += d(i);", "")).doesNotContain("Deco.pass(");
    for (String drawing :
        List.of("org.jdeco.runtime.Deco.random().nextInt()", "plainDraw(n)", "plainGet(() -> n)")) {
      assertThat(recursion(F, "s += f(i); s += g(n - 1);", drawing)).doesNotContain("Deco.pass(");
      assertThat(recursion(F, "s += f(i); s += " + drawing + ";", "")).doesNotContain("Deco.pass(");
    }
  }

  /** A method with a loop, rewritten, that calls something before it. */
  private static String recursion(String concurrent, String body, String before) {
    return Differential.rewrittenText(
            concurrent
                + "int plain(int x) { return x; }\n"
                + "int plainDraw(int x) { return org.jdeco.runtime.Deco.random().nextInt(); }\n"
                + "int plainGet(java.util.function.IntSupplier x) { return x.getAsInt(); }\n",
            "double g(int n) { double s = 0;\n"
                + (before.isEmpty() ? "" : "s += " + before + ";\n")
                + "for (int i = 0; i < n; i++) { "
                + body
                + " } return s; }")
        .text();
  }

  private static String go(String concurrent, String bound) {
    return Differential.rewrittenText(
            concurrent,
            "void go(int[] a, int[] b, int n, List<Integer> l, String t, long[][] g, int[] c) {"
                + " for (int i = 0; i < "
                + bound
                + "; i++) b[i] = f(a, i); }")
        .text();
  }

  @Test
  void mapsAndLists() {
    parallel(
        F,
        "var m = new HashMap<Integer, Integer>(); var l = new ArrayList<Integer>();\n"
            + "for (int i = 0; i < 50; i++) { m.put(i % 7, f(i)); }\n"
            + "for (int i = 0; i < 50; i++) { m.merge(i % 7, f(i), Integer::sum); }\n"
            + "for (int x : List.of(3, 1, 2)) l.add(f(x));\n"
            + "for (int i = 0; i < 3; i++) l.set(i, f(i));");
  }

  @Test
  void reductions() {
    parallel(
        "double f(int x) { return 1.0 / (x + 3); }",
        "double s = 0; double p = 1; int n = 0; String t = \"\"; byte b = 0;\n"
            + "for (int i = 0; i < 200; i++) { s += f(i); }\n"
            + "for (int i = 0; i < 200; i++) { p *= 1 + f(i); }\n"
            + "for (int i = 0; i < 200; i++) if (f(i) > 0.01) n++;\n"
            + "for (int i = 0; i < 20; i++) t += f(i);\n"
            + "for (int i = 0; i < 20; i++) b += f(i) * 100;\n");
  }

  @Test
  void countsInMaps() {
    String g = "int g(int x) { return x % 3; }";
    String data = "int[] arr = {5, 3, 8, 1, 9, 4}; Map<Integer, Integer> m = new TreeMap<>();\n";
    parallel(
        g,
        data
            + "for (int i = 0; i < 6; i++) m.merge(g(arr[i]), 1, Integer::sum);\n"
            + "for (int x : List.of(4, 5, 6)) m.merge(g(x), 1, (a, b) -> a + b);\n"
            + "List<Integer> l = new ArrayList<>(List.of(7, 8)); for (int x : l) m.merge(x, g(x), Math::max);");
    serial(
        g,
        data
            + "for (int i = 0; i < 6; i++) m.merge(g(arr[i]), 1, (a, b) -> { arr[5]++; return a + b; });",
        "loop-carried-result");
    serial(
        g,
        data
            + "java.util.function.BinaryOperator<Integer> op = (a, b) -> { arr[5]++; return a + b; };\n"
            + "for (int i = 0; i < 6; i++) m.merge(g(arr[i]), 1, op);",
        "loop-carried-result");
    serial(
        "int g(List<Integer> l) { return l.size(); }",
        "Map<Integer, List<Integer>> m = new TreeMap<>(); List<Integer> q = new ArrayList<>(); m.put(1, q);\n"
            + "for (int i = 0; i < 6; i++) m.merge(1, List.of(g(q)), (a, b) -> { a.addAll(b); return a; });",
        "loop-carried-result");
  }

  @Test
  void functionsThatPlainMethodsFindInVariables() {
    same(
        "int n = 0; Runnable op = () -> n++; void plainBump() { op.run(); } int f(int x) { return x + n; }",
        "int[] r = new int[30];\nfor (int i = 0; i < 30; i++) { r[i] = f(i); plainBump(); }");
  }

  @Test
  void bodiesWithoutBraces() {
    parallel(
        "void f(int x) { System.out.println(x); } int g(int x) { return x * 2; }",
        "int n = 0; int k = 0;\nfor (int i = 0; i < 5; i++) f(i);\n"
            + "for (int x : new int[] {1, 2, 3}) g(x);\n"
            + "for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) f(i * j);\n"
            + "while (k++ < 4) f(k);\nfor (int i = 0; i < 5; i++) if (i % 2 == 0) f(i); else n++;");
  }

  @Test
  void whileLoopsAndInduction() {
    parallel(
        F,
        "int k = 0; int[] r = new int[30];\nwhile (k < 30) { r[k] = f(k * 2); k += 3; }\n"
            + "int m = 0; for (int i = 0; i < 10; i++) { r[m++] = f(i); }");
  }

  @Test
  void theFirstExceptionIsSerials() {
    parallel(
        "int f(int x) { if (x == 7 || x == 5) throw new IllegalStateException(\"at \" + x); return x; }",
        "int[] r = new int[20]; int c = 0;\nfor (int i = 0; i < 20; i++) { r[i] = f(i); c++; }");
  }

  @Test
  void textKeepsItsOrder() {
    parallel(
        "int f(int x) { System.out.println(\"f\" + x); return x; }",
        "for (int i = 0; i < 20; i++) { System.out.println(\"<\"); int y = f(i); System.out.println(\">\" + y); }");
  }

  @Test
  void carriedResultsStaySerial() {
    serial(
        F,
        "int[] r = new int[10];\nfor (int i = 1; i < 10; i++) r[i] = f(r[i - 1]);",
        "loop-carried-result");
    serial(F, "int x = 1;\nfor (int i = 1; i < 5; i++) x = f(x);", "loop-carried-result");
    serial(
        F,
        "int x = 3; int[] r = new int[10];\n"
            + "for (int i = 0; i < 10; i++) { r[i] = f(x); x = r[i] % 10; }",
        "loop-carried-result");
  }

  @Test
  void chainedCallsRunPerElement() {
    parallel(
        F + "\nint g(int x) { return x - 3; }",
        "int[] a = new int[10]; int[] b = new int[10]; int y = 0;\n"
            + "for (int i = 0; i < 10; i++) { int v = f(i); b[i] = g(v); }\n"
            + "for (int i = 0; i < 10; i++) { b[i] += g(f(i)); }\n"
            + "for (int i = 0; i < 10; i++) { y = f(i); a[i] = g(y); }\n");
  }

  @Test
  void resultsAreChainedPerElement() {
    parallel(
        F + "\nint g(int x) { return x - 3; }",
        "int[] a = new int[10]; int[] b = new int[10];\n"
            + "for (int i = 0; i < 10; i++) { a[i] = f(i); b[i] = g(a[i]); }");
  }

  @Test
  void chainsWithOtherWritesInBetweenStaySerial() {
    String methods = F + "\nint g(int x) { return x - 3; }";
    serial(
        methods,
        "int[] a = new int[11]; int[] b = new int[10];\n"
            + "for (int i = 0; i < 10; i++) { a[i] = f(i); a[i / 2] = 1; b[i] = g(a[i]); }",
        "loop-carried-result");
    parallel( // within an iteration, but not from one to the next
        methods,
        "int[] a = new int[11]; int[] b = new int[10];\n"
            + "for (int i = 0; i < 10; i++) { a[i + 1] = f(i); b[i] = g(a[i]); }");
    same(
        methods,
        "int[] a = new int[11]; int[] b = a;\n"
            + "for (int i = 0; i < 10; i++) { a[i] = f(i); b[i / 2] = 1; b[i] = g(a[i]); }");
  }

  @Test
  void whatIsChainedIsComputedAlike() {
    String methods = F + "\nint g(int x) { return x - 3; }\nint h(int[] w) { return w[0] + w[1]; }";
    parallel(
        methods + "\nint[] a = new int[20]; int[] b = new int[20];",
        "int m(int k) { for (int i = 0; i < 8; i++) { a[i] = f(i) + k; b[i] = g(a[i]); } return k; }\n"
            + "int n(int k) { for (int i = 0; i < 8; i++) { a[i] = f(i) + k; k += a[i]; } return k; }\n"
            + "int o(int k) { for (int i = 0; i < 8; i++) { a[i] = f(i) + k; b[i] = g(a[i]); k++; } return k; }\n"
            + "int x = m(2); int y = n(3); int z = o(4);");
    parallel( // an array of the iteration's own
        methods,
        "int[] r = new int[8]; int[] s = new int[8];\nfor (int i = 0; i < 8; i++) {"
            + " int[] w = new int[2]; w[0] = f(i); r[i] = g(w[0]); s[i] = h(w); }");
  }

  @Test
  void elementsOfTheSameNameAreNotAlwaysTheSame() {
    String methods = F + "\nint g(int x) { return x - 3; }\nint k = 2;";
    String arrays = "int[] a = new int[20]; int[] b = new int[20];\n";
    serial(
        methods,
        arrays + "for (int i = 0; i < 8; i++) { a[k] = f(i); { int k = i + 10; b[i] = g(a[k]); } }",
        "loop-carried-result");
    serial(
        methods,
        arrays
            + "for (int i = 0; i < 8; i++) { int[] c = {i}; a[c[0]] = f(i); c[0]++; b[i] = g(a[c[0]]); }",
        "loop-carried-result");
  }

  @Test
  void readingAheadOfLaterWritesDoesNoHarm() {
    parallel(
        F,
        "int[] r = {5, 4, 3, 2, 1, 0, 7, 8};\nfor (int i = 0; i < 7; i++) r[i] = f(r[i]) + f(r[i + 1]);");
  }

  @Test
  void aliasesAreFoundWhenTheLoopStarts() {
    String sum = "int f(int[] a, int i) { int s = 0; for (int v : a) s += v; return s + i; }";
    same(sum, "int[] r = {1, 2, 3, 4}; int[] q = r;\nfor (int i = 0; i < 4; i++) r[i] = f(q, i);");
    parallel(
        sum,
        "int[] r = {1, 2, 3, 4}; int[] q = {7, 8};\nfor (int i = 0; i < 4; i++) r[i] = f(q, i);");
  }

  @Test
  void conditionsAndEarlyExits() {
    parallel(
        F,
        "int[] r = new int[40]; int last = -1;\nfor (int i = 0; i < 40; i++) { if (i % 3 == 0) continue; r[i] = i % 2 == 0 ? f(i) : -f(i); }\n"
            + "for (int i = 0; i < 40; i++) { last = f(i); if (last > 50) break; }");
  }

  @Test
  void catchAroundTheCall() {
    parallel(
        "int f(int x) { if (x % 4 == 0) throw new IllegalArgumentException(\"no \" + x); return x; }",
        "int[] r = new int[20]; int bad = 0;\nfor (int i = 0; i < 20; i++) { try { r[i] = f(i); } catch (IllegalArgumentException e) { bad++; r[i] = -1; } }");
  }

  @Test
  void methodsAreRewrittenToo() {
    parallel(
        F,
        "int[] all(int n) { int[] r = new int[n]; for (int i = 0; i < n; i++) r[i] = f(i); return r; }\nint[] r = all(20);");
  }

  @Test
  void argumentsMadeInTheBody() {
    parallel(
        "double f(double[] w, int n) { double s = n; for (double v : w) s += v; return s; }",
        "double[] r = new double[10];\nfor (int i = 0; i < 10; i++) { double[] w = new double[3]; for (int k = 0; k < 3; k++) w[k] = i * k; double lat = i * 0.5; r[i] = f(w, i) + lat; }");
  }

  @Test
  void whatIsTakenOnTrustGoesInRangesUnlessItMayPrint() {
    String cell = "double[] r = new double[9];\nfor (int i = 0; i < 9; i++) r[i] = f(i);";
    assertThat(List.of("i + Math.random()", "i + System.nanoTime() % 2"))
        .allSatisfy(value -> assertThat(rewritten(value, cell)).contains(".strip("));
    assertThat(rewritten("Thread.startVirtualThread(() -> {}).threadId()", cell))
        .contains(".next()")
        .doesNotContain(".strip(");
  }

  private static String rewritten(String value, String cell) {
    return Differential.rewrittenText("double f(int i) { return " + value + "; }", cell).text();
  }

  @Test
  void everyCopyOfTheBodyKeepsItsLines() {
    copiesKeepTheirLines("f(i)", 2);
    copiesKeepTheirLines("f(i) + 1", 3);
  }

  private static void copiesKeepTheirLines(String value, int copies) {
    String cell =
        "int[] r = new int[9];\nfor (int i = 0; i < 9; i++)\n  r[i] = " + value + ";\nint z = 1;";
    MappedText text = Differential.rewrittenText(F, cell);
    List<String> lines = text.text().lines().toList();
    for (int line = 1; line <= lines.size(); line++) {
      if (lines.get(line - 1).strip().startsWith("r[i] = ")) {
        assertThat(text.cellLine(line)).isEqualTo(3);
      }
    }
    assertThat(text.cellLine(lines.size())).isEqualTo(4);
    assertThat(lines.stream().filter(line -> line.strip().startsWith("r[i] = "))).hasSize(copies);
  }

  @Test
  void ownObjectsWithinOthersAreNotMissed() {
    same(
        "int n = 6; int f(int[] x, int y) { return x[y] * 3 + y; }",
        "int[][] g = {{1, 2, 3}, {2, 3, 4}}; int[] r = new int[8];\n"
            + "for (int i = 1; i <= 6; i++) { int[] w = new int[4]; int[][] y = {w, g[0]};"
            + " y[0][1] = n; r[i] = f(w, 1); }");
  }

  @Test
  void objectsMadeHereOrOutsideAreNotMissed() {
    same(
        "int f(int[] x) { return x[0]; }",
        "int[] a = {1, 2}; int[] r = new int[8];\n"
            + "for (int i = 0; i < 8; i++) { int[] w = new int[2]; int[] q = i % 2 == 0 ? w : a;"
            + " q[0] = i; r[i] = f(w); }");
  }

  @Test
  void variablesThatOtherMethodsChangeOrReadAreNotMissed() {
    String k =
        "int k = 0; int f(int x) { return x * 3; } void plainBump() { k += 10; }"
            + " int plainK() { return k; }";
    same(
        k, "int[] r = new int[9];\nfor (int i = 0; i < 9; i++) { k++; plainBump(); r[i] = f(k); }");
    same(
        k, "int[] r = new int[9];\nfor (int i = 0; i < 9; i++) { k = i; r[i] = f(plainK() + k); }");
    same(k, "int[] r = new int[9];\nfor (int i = 0; i < 9; i++) { k++; r[i] = f(plainK() + k); }");
  }
}
