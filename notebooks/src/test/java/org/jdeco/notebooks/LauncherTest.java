package org.jdeco.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code jdeco} on machines with and without a JDK; the JDKs are doubles. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {
  private static final String MODULES = "java.base@25\\njdk.compiler@25\\njdk.jshell@25\\n";

  @TempDir private Path machine;
  private Path script;

  /** The script's copy looks for the usual folders below the test's own. */
  @BeforeEach
  void copyTheScript() throws Exception {
    String text = Files.readString(InstalledKernel.module().resolveSibling("jdeco"));
    script = machine.resolve("jdeco");
    Files.writeString(
        script,
        text.replace("/usr/lib", machine + "/usr/lib")
            .replace("/opt/", machine + "/opt/")
            .replace("/usr/local", machine + "/usr/local")
            .replace("/usr/java", machine + "/usr/java")
            .replace("/Library/", machine + "/Library/"));
    Files.createDirectories(machine.resolve("install/target"));
    Files.writeString(machine.resolve("install/target/jdeco.jar"), "");
    for (String each : List.of("pom.xml", "runtime", "magics", "kernel")) {
      Files.createDirectories(machine.resolve(each));
    }
  }

  @Test
  void withoutAnyJavaItSaysWhereItLooked() throws Exception {
    var ended = launch(Map.of());
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.text())
        .contains("needs a JDK 25 or later", "no java on the PATH", "/usr/lib/jvm", "JAVA_HOME");
  }

  @Test
  void itSaysWhatIsWrongWithEachJavaItFound() throws Exception {
    Path old = jdk("usr/lib/jvm/jdk-17", "17", MODULES);
    Path runtime = jdk("opt/jre-25", "25", "java.base@25\\n");
    var ended = launch(Map.of("JAVA_HOME", machine + "/nowhere"));
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.text())
        .contains(
            machine + "/nowhere (JAVA_HOME): no bin/java there",
            old + " (folder): Java 17, too old",
            runtime + " (folder): Java 25 without the module jdk.jshell");
  }

  @Test
  void itPassesOverAnOldJavaInFavourOfAnotherFolder() throws Exception {
    Path old = jdk("home/jdk-17", "17", MODULES);
    Path good = jdk("home/.sdkman/candidates/java/25-tem", "25", MODULES);
    var ended = launch(Map.of("JAVA_HOME", old.toString())).well();
    assertThat(ended.text()).contains("run by " + good);
  }

  @Test
  void itPrefersJavaHomeAndTakesNewerVersions() throws Exception {
    jdk("usr/lib/jvm/jdk-25", "25", MODULES);
    Path newer = jdk("elsewhere/jdk-27", "27", MODULES);
    var ended = launch(Map.of("JAVA_HOME", newer.toString())).well();
    assertThat(ended.text()).contains("run by " + newer);
  }

  @Test
  void itRefusesAnUnknownCommandAndNamesTheOthers() throws Exception {
    var ended = new Program(List.of("sh", script.toString(), "dmeo"), machine, Map.of()).run();
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.text()).contains("no command 'dmeo'", "demo", "install", "lab");
  }

  private Program.Ended launch(Map<String, String> variables) throws Exception {
    var program =
        new Program(List.of("sh", script.toString(), "doctor"), machine, variables)
            .with("HOME", machine.resolve("home").toString())
            .with("PATH", tools().toString());
    return (variables.containsKey("JAVA_HOME") ? program : program.with("JAVA_HOME", "")).run();
  }

  /** A PATH with what the script needs and no java. */
  private Path tools() throws Exception {
    Path tools = Files.createDirectories(machine.resolve("tools"));
    for (String tool : List.of("sh", "cat", "dirname", "find", "head", "mkdir", "sed")) {
      Path real = Path.of("/usr/bin", tool);
      Path link = tools.resolve(tool);
      if (!Files.exists(link)) {
        Files.createSymbolicLink(link, Files.exists(real) ? real : Path.of("/bin", tool));
      }
    }
    return tools;
  }

  private Path jdk(String folder, String version, String modules) throws Exception {
    Path home = machine.resolve(folder);
    Path bin = Files.createDirectories(home.resolve("bin"));
    for (String program : List.of("java", "javac")) {
      Path file = bin.resolve(program);
      Files.writeString(
          file,
          """
          #!/bin/sh
          case $1 in
            -XshowSettings:properties) echo '    java.specification.version = %s' ;;
            --list-modules) printf '%s' ;;
            *) echo "run by %s" ;;
          esac
          """
              .formatted(version, modules, home));
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    return home.toRealPath();
  }
}
