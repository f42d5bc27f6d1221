package org.jdeco.magics.show;

import static org.assertj.core.api.Assertions.assertThat;

import org.jdeco.magics.CellMagics;
import org.jdeco.magics.testing.ShellSession;
import org.jdeco.runtime.Engine;
import org.junit.jupiter.api.Test;

/** What the first line of a run's report says. */
class HeadlineTest {
  @Test
  void theHeadlineSaysThatAnObjectMayBeShared() {
    try (ShellSession session = new ShellSession();
        Engine engine = new Engine();
        CellMagics magics = new CellMagics(session, engine)) {
      magics.run("%%concurrent\nint at(int[] a, int i) { return a[i / 2]; }");
      magics.run("int[] in = new int[40]; int[] out = in;");
      magics.run("%%synchronized\nfor (int i = 0; i < 40; i++) { out[i] = at(in, i) + 1; }");
      assertThat(session.shown().data().get("text/plain").toString())
          .contains("Ran in the caller (what the loop reads and writes could share an object)");
    }
  }
}
