package org.jdeco.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpNamesTheCommands() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("install", "uninstall", "doctor", "kernel");
  }

  @Test
  void versionNamesJdecoAndJava() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).containsPattern("JDeco \\d+\\.\\d+").contains("Java 2");
  }

  @Test
  void placesExcludeEachOther() {
    assertThat(run("install", "--user", "--prefix", "/x")).isEqualTo(2);
    assertThat(err.toString()).contains("mutually exclusive");
  }

  @Test
  void aMisspeltOptionIsNamed() {
    assertThat(run("install", "--sysprefix")).isEqualTo(2);
    assertThat(err.toString()).contains("--sysprefix");
  }

  @ParameterizedTest
  @ValueSource(strings = {"my kernel", "../up", "", "ä"})
  void aNameThatJupyterWouldRefuseIsRefused(String name) {
    assertThat(run("uninstall", "--name", name)).isEqualTo(1);
    assertThat(err.toString()).contains("cannot name a kernel").doesNotContain("\tat ");
  }

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
