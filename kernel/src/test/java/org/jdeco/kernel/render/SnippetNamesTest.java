package org.jdeco.kernel.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnippetNamesTest {
  @Test
  void theUsersNamesRemain() {
    assertThat(SnippetNames.plain("class REPL.$JShell$12$Point is not a REPL.$JShell$3B$Line"))
        .isEqualTo("class Point is not a Line");
    assertThat(SnippetNames.plain("because \"REPL.$JShell$11.q\" is null"))
        .isEqualTo("because \"q\" is null");
  }

  @Test
  void generatedMethodsAreNotNamed() {
    assertThat(
            SnippetNames.plain(
                "because the return value of \"REPL.$JShell$23$1$A1$$T1.take0(int)\" is null"))
        .isEqualTo("because the return value of the concurrent call is null");
  }
}
