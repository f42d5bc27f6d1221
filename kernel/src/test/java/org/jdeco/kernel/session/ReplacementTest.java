package org.jdeco.kernel.session;

import org.jdeco.runtime.Engine;
import org.junit.jupiter.api.BeforeAll;

/** Without the agent that redefines classes: JShell replaces them. */
class ReplacementTest extends RedeclarationTests {
  @BeforeAll
  static void withoutAgent() {
    session.close();
    session = new JavaSession(new Engine(), () -> null);
  }
}
