package org.jdeco.magics.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jdeco.magics.testing.Differential.parallel;
import static org.jdeco.magics.testing.Differential.same;

import java.util.List;
import org.jdeco.magics.testing.Differential;
import org.jdeco.magics.testing.Differential.Seen;
import org.junit.jupiter.api.Test;

/** Loops that an iterator drives. */
class IteratorsTest {
  private static final String F = "int f(int x) { return x * x + 1; }";

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
}
