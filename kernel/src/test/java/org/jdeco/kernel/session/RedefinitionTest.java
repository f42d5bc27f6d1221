package org.jdeco.kernel.session;

import org.junit.jupiter.api.BeforeAll;

/** With the agent that redefines classes. */
class RedefinitionTest extends RedeclarationTests {
  @BeforeAll
  static void agent() {
    AgentForTests.attach();
  }
}
