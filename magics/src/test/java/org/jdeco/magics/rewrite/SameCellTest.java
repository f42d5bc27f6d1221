package org.jdeco.magics.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import org.jdeco.magics.CellMagics;
import org.jdeco.magics.Outcome;
import org.jdeco.magics.testing.ShellSession;
import org.jdeco.runtime.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops that run code which their own cell declares. */
@Timeout(120)
class SameCellTest {
  private static final String BEFORE =
      """
      %%concurrent
      int[] glob = {0}; int[] o = new int[20]; int[] seen = new int[20];
      int plain(int x) { return x; }
      interface Sh { int a(); }
      Sh[] shapes = new Sh[20];
      int fg(int i) { return i + glob[0] * 1000; }
      int fp(int i) { return i + plain(i) + glob[0] * 1000; }
      """;

  private static String loop(String call) {
    return "for (int i = 0; i < 20; i++) { o[i] = " + call + "; }\n";
  }

  /** What the cell leaves, run by the magic or as plain Java. */
  private static String left(String cell, boolean magic) {
    try (ShellSession session = new ShellSession();
        Engine engine = new Engine();
        CellMagics magics = new CellMagics(session, engine)) {
      engine.workers(3);
      assertThat(magics.run(BEFORE)).isInstanceOf(Outcome.Success.class);
      String text = magic ? "%%synchronized --inline never\n" + cell : cell;
      assertThat(magics.run(text)).as(cell).isInstanceOf(Outcome.Success.class);
      return magics.run("Arrays.toString(o) + glob[0] + Arrays.toString(seen)").toString();
    }
  }

  private static void same(String cell) {
    assertThat(left(cell, true)).as(cell).isEqualTo(left(cell, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "enum Mode { A, B; int nx() { return glob[0]++; } }#fg(i) + Mode.A.nx()",
        "enum Mode { A, B; static int nx() { return glob[0]++; } }#fg(i) + Mode.nx()",
        "enum Mode { A { int nx() { return glob[0]++; } }; abstract int nx(); }"
            + "#fg(i) + Mode.values()[0].nx()",
        "enum Mode { A, B; int nx() { return glob[0]++; } } Mode m = Mode.B;#fg(i) + m.nx()",
        "class Mode { static int nx() { return glob[0]++; } }#fg(i) + Mode.nx()",
        "record Mode(int v) { int nx() { return glob[0]++; } } Mode m = new Mode(3);#fg(i) + m.nx()",
        "interface Mode { static int nx() { return glob[0]++; } }#fg(i) + Mode.nx()",
        "class Sq implements Sh { public int a() { return glob[0]++; } }"
            + " Arrays.fill(shapes, new Sq());#fg(i) + shapes[i].a()",
        "Arrays.fill(shapes, new Sh() { public int a() { return glob[0]++; } });#fg(i) + shapes[i].a()",
        "Sh s = () -> glob[0]++; Arrays.fill(shapes, s);#fg(i) + shapes[i].a()",
        "int nx() { return glob[0]++; }#fg(i) + nx()",
        "int plain(int x) { return glob[0]++; }#fp(i)",
      })
  void whatTheCellDeclaresHasItsEffects(String sample) {
    String[] parts = sample.split("#");
    same(parts[0] + "\n" + loop(parts[1]));
    same(parts[0] + "\nvoid go() { " + loop(parts[1]) + "}\ngo();");
    if (!parts[1].contains("Mode.A")) { // the shell itself takes that for a package
      same("void go() { " + loop(parts[1]) + "}\n" + parts[0] + "\ngo();");
    }
    if (!parts[0].startsWith("int ")) {
      same("{ " + parts[0] + "\n" + loop(parts[1]) + "}");
    }
    same("glob[0]++;\n" + parts[0] + "\nglob[0]++;\n" + loop(parts[1]));
  }

  @Test
  void accessorsOfTheCellsOwnRecordsAreProved() {
    try (ShellSession session = new ShellSession();
        Engine engine = new Engine();
        CellMagics magics = new CellMagics(session, engine)) {
      magics.run(BEFORE);
      magics.run(
          "%%synchronized\nrecord Job(int n) {} List<Job> jobs = new ArrayList<>();\n"
              + "for (int i = 0; i < 20; i++) jobs.add(new Job(i));\n"
              + loop("fg(jobs.get(i).n())").replace("o[i]", "seen[jobs.get(i).n()]"));
      assertThat(session.shown().data().get("text/plain").toString())
          .contains("proved")
          .doesNotContain("assumed");
    }
  }
}
