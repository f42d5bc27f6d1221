package org.jdeco.magics.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jdeco.magics.testing.Differential.parallel;
import static org.jdeco.magics.testing.Differential.same;
import static org.jdeco.magics.testing.Differential.serial;

import org.jdeco.magics.plan.Verdict;
import org.jdeco.magics.testing.Differential;
import org.junit.jupiter.api.Test;

/** Loops over what {@code Deco.ranges} gives. */
class RangesTest {
  private static final String DECO = "import org.jdeco.runtime.Deco;\n";
  private static final String PART =
      "double part(int from, int to) { double s = 0; for (int k = from; k < to; k++) s += Math.sqrt(k); return s; }";
  private static final String SUM =
      DECO
          + "double sum(List<Integer> some) { double s = 0; for (int x : some) s += Math.sqrt(x); return s; }";
  private static final String KEEP =
      DECO + "List<Integer> keep(List<Integer> some) { return some; }";
  private static final String DATA =
      DECO
          + "List<Integer> data = new ArrayList<>(); for (int i = 0; i < 50; i++) data.add(i * 7);\n"
          + "double t = 0; boolean same = true;\n";

  /** As {@link Differential#parallel}, with nothing taken on trust. */
  private static void proved(String concurrent, String cell) {
    assertThat(parallel(concurrent, cell).verdicts())
        .allSatisfy(verdict ->
            assertThat(verdict.kind()).as(verdict.text()).isEqualTo(Verdict.Kind.PROVED));
  }

  @Test
  void rangesOfIndices() {
    proved(
        PART,
        DECO
            + "double t = 0;\nfor (var r : Deco.ranges(1000, 10, 8)) t += part(r.from(), r.to());");
    proved(
        PART,
        DECO
            + "double t = 0; var parts = Deco.ranges(1000, 10, 8);\n"
            + "for (Deco.Range r : parts) t += part(r.from(), r.from() + r.size());\n"
            + "for (int i = 0; i < parts.size(); i++) t += part(parts.get(i).from(), parts.get(i).to());\n"
            + "for (Object o : parts) if (o instanceof Deco.Range(int a, int b)) t += part(a, b);\n"
            + "t += parts.stream().mapToDouble(r -> part(r.from(), r.to())).sum();");
  }

  @Test
  void rangesAsArguments() {
    proved(
        DECO + "int f(Deco.Range r) { return r.size() + r.hashCode() + r.toString().length(); }",
        DECO
            + "int t = 0;\nfor (var r : Deco.ranges(1000, 10, 8)) t += f(r);\n"
            + "for (int i = 1; i < 20; i++) { var r = new Deco.Range(i, i + 3); t += f(r); }");
  }

  @Test
  void rangesWithinConcurrentMethods() {
    proved(
        DECO
            + "int widest(int n) { int w = 0; for (var r : Deco.ranges(n, 3, 4)) w = Math.max(w, r.size()); return w; }",
        "int[] w = new int[30];\nfor (int i = 0; i < 30; i++) w[i] = widest(i);");
    proved(
        DECO
            + "int least(List<Integer> l) { int s = 0; for (var p : Deco.ranges(l, 1, 4)) { Collections.sort(p); s += p.get(0); } return s; }",
        "List<Integer> l = new ArrayList<>(List.of(5, 3, 2, 9, 8)); int t = 0;\n"
            + "for (int i = 0; i < 5; i++) t += least(l);");
  }

  @Test
  void partsOfElements() {
    proved(SUM, DATA + "for (var p : Deco.ranges(data, 5, 4)) t += sum(p);");
    proved(
        SUM,
        DATA
            + "var parts = Deco.ranges(List.copyOf(data), 5, 4);\nfor (var p : parts) t += sum(p);\n"
            + "for (int i = 0; i < parts.size(); i++) t += sum(parts.get(i));");
    proved(
        SUM,
        DATA
            + "for (int i = 1; i < 20; i++) { for (var p : Deco.ranges(data, i, 4)) t += sum(p); data.add(i); }");
  }

  @Test
  void failuresComeInTheirTurn() {
    parallel(
        DECO
            + "int f(List<Integer> p) { if (p.get(0) > 100) throw new IllegalStateException(\"at \" + p); return p.get(0); }",
        DATA + "for (var p : Deco.ranges(data, 5, 4)) t += f(p);");
    same(SUM, DATA + "for (var p : Deco.ranges(data, 0, 4)) t += sum(p);");
    same(SUM, DATA + "data = null; for (var p : Deco.ranges(data, 1, 4)) t += sum(p);");
  }

  @Test
  void elementsThatTheBodyChanges() {
    for (String change :
        new String[] {
          "data.set(49, 1000)", "data.add(3)", "p.set(0, 99)", "p.add(99)", "p.clear()"
        }) {
      serial(
          SUM,
          DATA + "for (var p : Deco.ranges(data, 5, 4)) { t += sum(p); " + change + "; }",
          "loop-carried-result");
    }
    serial(
        SUM,
        DATA
            + "var parts = Deco.ranges(data, 5, 4);\n"
            + "for (var p : parts) { t += sum(p); parts.get(3).set(0, 99); }",
        "loop-carried-result");
    String arrays =
        DECO
            + "int[] one = {1}; List<int[]> data = new ArrayList<>(Collections.nCopies(50, one)); int t = 0;\n";
    String first = DECO + "int first(List<int[]> some) { return some.get(0)[0]; }";
    serial(
        first,
        arrays + "for (var p : Deco.ranges(data, 5, 4)) { t += first(p); p.get(1)[0] += 5; }",
        "loop-carried-result");
    same(first, arrays + "for (var p : Deco.ranges(data, 5, 4)) { t += first(p); one[0] += 5; }");
  }

  @Test
  void elementsThatTheMethodChanges() {
    serial(
        DECO + "int f(List<Integer> some) { some.set(0, 5); return some.get(0); }",
        DATA + "for (var p : Deco.ranges(data, 5, 4)) t += f(p);",
        "writes-shared-state");
    same(
        DECO
            + "int f(int[] a) { List<Object> l = new ArrayList<>(List.of(\"a\", \"b\"));\n"
            + "for (List<Object> p : Deco.ranges(l, 1, 2)) { p.set(0, a); ((int[]) p.get(0))[0]++; } return a[0]; }",
        "int[] a = {0}; int t = 0; for (int i = 0; i < 9; i++) t += f(a);");
  }

  @Test
  void partsThatComeBack() {
    String page = "result-shares-argument";
    String use = "{ var q = keep(p); q.set(0, 99); same &= q == p; t += p.get(0); }";
    serial(KEEP, DATA + "for (var p : Deco.ranges(data, 5, 4)) " + use, page);
    serial(
        KEEP,
        DATA
            + "for (var it = Deco.ranges(data, 5, 4).iterator(); it.hasNext();) { var p = it.next(); "
            + "var q = keep(p); same &= q == p; }",
        page);
    serial(
        DECO + "Deco.Range keep(Deco.Range r) { return r; }",
        DATA + "for (var r : Deco.ranges(100, 5, 4)) { same &= keep(r) == r; }",
        page);
    serial(
        "int[] keep(int[] a) { return a; }",
        "int t = 0;\nfor (var a : new int[][] {{1}, {2}}) { var b = keep(a); b[0] = 9; t += a[0]; }",
        page);
    parallel(
        KEEP,
        DATA
            + "var parts = Deco.ranges(data, 5, 4);\nfor (var p : parts) { same &= keep(p) == p; }");
  }

  @Test
  void sourcesWithEffects() {
    serial(
        SUM,
        DATA
            + "int n = 0; Iterable<Integer> it = () -> { n++; return data.iterator(); };\n"
            + "for (var p : Deco.ranges(it, 5, 4)) t += sum(p);",
        "argument-side-effect");
    same(
        SUM
            + "\nint asked = 0; class L extends ArrayList<Integer> { public Object[] toArray() { asked++; return super.toArray(); } }",
        DATA
            + "Collection<Integer> all = new L(); all.addAll(data);\n"
            + "for (var p : Deco.ranges(all, 5, 4)) t += sum(p);");
  }
}
