package org.jdeco.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.jdeco.magics.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SessionMagicsTest extends SessionTest {
  private static String shown(Ran ran) {
    assertThat(ran.outcome()).isInstanceOf(Outcome.Success.class);
    return (String) ran.frontend().displays.getLast().bundle().data().get("text/plain");
  }

  /** A jar with a class whose method {@code answer()} gives 42. */
  private static Path jar(Path folder, String name) throws Exception {
    Path source = folder.resolve(name + ".java");
    Files.writeString(
        source,
        "package lib; public class " + name + " { public static int answer() { return 42; } }");
    ToolProvider.getSystemJavaCompiler()
        .run(null, null, null, "-d", folder.toString(), source.toString());
    Path jar = folder.resolve(name + ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("lib/" + name + ".class"));
      Files.copy(folder.resolve("lib/" + name + ".class"), out);
    }
    return jar;
  }

  @Test
  void addsToTheClassPath(@TempDir Path folder) throws Exception {
    Path jar = jar(folder, "Oracle");
    assertThat(run("lib.Oracle.answer()").failure().name()).isEqualTo("CompilationError");
    Ran ran = run("%classpath '" + jar + "'\nlib.Oracle.answer()");
    assertThat(ran.text()).isEqualTo("42");
    assertThat(shown(run("%classpath"))).endsWith(jar.toRealPath().toString());
    assertThat(session.classPath()).endsWith(jar.toRealPath().toString());
  }

  @Test
  void takesAllJarsOfAFolder(@TempDir Path folder) throws Exception {
    jar(folder, "One");
    jar(folder, "Two");
    assertThat(run("%classpath " + folder + "/*\nlib.One.answer() + lib.Two.answer()").text())
        .isEqualTo("84");
  }

  @Test
  void saysWhichEntryIsMissing() {
    assertThat(run("int a;\n%classpath /nowhere/at/all.jar").trace())
        .contains("UsageError: there is no jar or folder /nowhere/at/all.jar");
  }

  @Test
  void tellsWhatIsDeclared() {
    run("int[] many = new int[100]; String text = \"a\\nb\"; int twice(int x) { return 2 * x; }");
    run("record Pair(int a, int b) {}");
    assertThat(shown(run("%who")).lines())
        .anyMatch(line -> line.startsWith("int[] many = int[100] { 0, 0") && line.length() < 110)
        .contains("String text = a b", "twice(int)", "Pair");
  }

  @Test
  void timesALineAndACell() {
    assertThat(shown(run("%time int q = \"it's\".length();"))).matches("[0-9.]+ (ms|s)");
    Ran cell = run("%%time\nint sum = 0;\nfor (int i = 0; i < 10; i++) sum += i;\nsum");
    assertThat(cell.text()).isEqualTo("45");
    assertThat(shown(cell)).matches("[0-9.]+ (ms|s)");
    assertThat(run("%time q").text()).isEqualTo("4");
    assertThat(run("%%time\nint bad = 1 / 0;").failure().name())
        .isEqualTo("java.lang.ArithmeticException");
  }

  @Test
  void typesOfTheUsersHideTheNamesOfJDeco() {
    for (String name : new String[] {"Deco", "Concurrent", "Synchronized"}) {
      String type = "class " + name + " { int x = 1; }";
      assertThat(run(type + "\nnew " + name + "().x + 1").text()).isEqualTo("2");
      assertThat(run("1 + 1").text()).isEqualTo("2");
      assertThat(run("new " + name + "().x").text()).isEqualTo("1");
      assertThat(run(type.replace("1", "3") + " int y = new " + name + "().x; y").text())
          .isEqualTo("3");
    }
    run("%%concurrent\nint f(int i) { return i * i; }");
    Ran ran =
        run(
            "%%synchronized --check\nint[] r = new int[9]; for (int i = 0; i < 9; i++) r[i] = f(i);");
    assertThat(shown(ran)).contains("proved");
    assertThat(run("r[8]").text()).isEqualTo("64");
  }

  @Test
  void aTypeThatDoesNotCompileTakesNoName() {
    assertThat(run("class Deco { int x = \"\"; }").failure().name()).isEqualTo("CompilationError");
    assertThat(run("Deco.class.getName()").text()).contains("org.jdeco.runtime.Deco");
    assertThat(run("String s = \"class Deco\"; Deco.class.getSimpleName()").text())
        .contains("Deco");
  }

  @Test
  void whatACellDeclaresIsKnownToItsLoops() {
    run("int[] glob = new int[1];");
    run("%%concurrent\nint fg(int i) { return i * i + glob[0]; }\nint f(int i) { return i * i; }");
    Ran proved =
        run(
            "%%synchronized\n"
                + "int n = 30; int[] r = new int[n];\n"
                + "int last() { return n - 1; }\n"
                + "for (int i = 0; i <= last(); i++) r[i] = f(i);\n"
                + "r[last()] // the last");
    assertThat(proved.text()).isEqualTo("841");
    assertThat(shown(proved)).contains("proved   line 4: r[i] = f(i)");
    String loop =
        "enum Mode%d { A, B; int next() { glob[0]++; return 1; } }\n"
            + "int[] o%d = new int[20];\n"
            + "for (int i = 0; i < 20; i++) { o%d[i] = fg(i) + Mode%d.A.next(); }\n"
            + "Arrays.hashCode(o%d) + glob[0]";
    String plain = run("glob[0] = 0;\n" + loop.replace("%d", "1")).text();
    Ran serial = run("%%synchronized --inline never\nglob[0] = 0;\n" + loop.replace("%d", "2"));
    assertThat(serial.text()).isEqualTo(plain);
    assertThat(shown(serial)).contains("serial   line 5").doesNotContain("assumed");
  }

  @Test
  void whatCannotBeRewrittenRunsOnceWhereItStands() {
    run("%%concurrent\nint f(int i) { return i * i; }");
    run("int[] r = new int[20]; int n = 0;");
    Ran ran =
        run(
            "%%synchronized\n"
                + "int g1(int x) { return h1(x); }\n"
                + "n++;{ int org; for (int i = 0; i < 20; i++) { r[i] = f(i); n += 10; } }n += 1000;\n"
                + "int h1(int x) { return x + 1; }\n"
                + "r[19] + g1(n) // the value\n");
    assertThat(ran.text()).isEqualTo(String.valueOf(19 * 19 + 1 + 200 + 1000 + 1));
    assertThat(ran.frontend().err).hasToString("");
    assertThat(shown(ran)).contains("JDeco is to blame");
  }

  @Test
  void listsMagics() {
    assertThat(shown(run("%lsmagic"))).contains("%%synchronized", "%classpath", "%who");
  }

  @Test
  void everyMagicHasHelp() {
    for (String magic : new String[] {"%classpath", "%who", "%lsmagic", "%time"}) {
      FakeFrontend frontend = frontend();
      assertThat(run(magic + " --help", frontend).outcome()).isInstanceOf(Outcome.Success.class);
      assertThat(frontend.pages.getFirst().data().get("text/plain").toString())
          .startsWith("Usage: " + magic);
    }
    assertThat(run("%who --loud").failure().message()).contains("no option --loud");
  }
}
