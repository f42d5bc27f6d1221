package org.jdeco.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.jdeco.magics.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code --race} and {@code %deco race} from end to end. */
@Timeout(120)
class RaceTest extends SessionTest {
  @BeforeAll
  static void agent() {
    AgentForTests.attach();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> race(Ran ran) {
    Map<String, Object> race = (Map<String, Object>) CheckTest.json(ran).get("race");
    assertThat(race).as("%s %s", ran.outcome(), CheckTest.json(ran)).isNotNull();
    return race;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> conflicts(Ran ran) {
    return (List<Map<String, Object>>) race(ran).get("conflicts");
  }

  @Test
  void callsThatKeepApartHaveNoConflict() {
    run("double[] w1 = new double[100]; record Pair1(int a, double b) {}");
    Ran ran =
        run(
            """
            %%deco --race
            @Concurrent double sum1(int i, double[] w) {
              double[] tmp = new double[10];
              for (int k = 0; k < 10; k++) tmp[k] = w[k] + i;
              var list = new ArrayList<Double>();
              for (double t : tmp) list.add(t);
              double s = 0; for (double t : list) s += t;
              return s;
            }
            double[] r1 = new double[50];
            for (int i = 0; i < 50; i++) r1[i] = sum1(i, w1);
            """);
    assertThat(ran.outcome()).isInstanceOf(Outcome.Success.class);
    assertThat(race(ran)).containsEntry("result", "none").containsEntry("calls", 50);
    assertThat(run("r1[3]").text()).isEqualTo("30.0");
  }

  @Test
  void aSharedCounterIsAConflict() {
    run("int[] counter2 = {0}; int total2 = 0;");
    Ran ran =
        run(
            """
            %%deco --race --trust
            @Concurrent int next2(int x) {
              counter2[0] = counter2[0] + x;
              return x;
            }
            int[] r2 = new int[20];
            for (int i = 0; i < 20; i++) r2[i] = next2(i);
            """);
    assertThat(race(ran)).containsEntry("result", "conflicts").containsEntry("calls", 20);
    Map<String, Object> first = conflicts(ran).getFirst();
    assertThat(first).containsEntry("place", "counter2[0]");
    assertThat((Map<?, ?>) first.get("first"))
        .hasToString("{access=write, iteration=1, by=next2, cell=" + ran.number() + ", line=3}");
    assertThat((Map<?, ?>) first.get("second"))
        .hasToString("{access=read, iteration=2, by=next2, cell=" + ran.number() + ", line=3}");
  }

  @Test
  void variablesFieldsAndCollectionsAreWatched() {
    run("int hits3 = 0; List<Integer> log3 = new ArrayList<>();");
    run("class Box3 { int n; static int made; } Map<String, Box3> boxes3 = new HashMap<>();");
    run("boxes3.put(\"a\", new Box3());");
    Ran ran =
        run(
            """
            %%deco --race --trust
            @Concurrent int touch3(int x) {
              hits3++;
              log3.add(x);
              boxes3.get("a").n += x;
              Box3.made++;
              return x;
            }
            int[] r3 = new int[5];
            for (int i = 0; i < 5; i++) {
              r3[i] = touch3(i);
            }
            """);
    assertThat(conflicts(ran))
        .extracting(conflict -> conflict.get("place"))
        .contains("hits3", "log3", "boxes3.get(\"a\").n", "Box3.made");
    assertThat(run("hits3 + \" \" + log3.size() + \" \" + Box3.made").text()).contains("5 5 5");
  }

  @Test
  void whatTheLoopWritesAndALaterCallReadsIsAConflict() {
    run("class Trail4 { int length; } Trail4 trail4 = new Trail4();");
    Ran ran =
        run(
            """
            %%deco --race
            @Concurrent int length4(int x) { return trail4.length + x; }
            int[] r4 = new int[6];
            for (int i = 0; i < 6; i++) {
              r4[i] = length4(i);
              trail4.length += 2;
            }
            """);
    assertThat(conflicts(ran).getFirst())
        .containsEntry("place", "trail4.length")
        .containsEntry("parallel", false)
        .containsEntry("more", 4);
    assertThat((Map<?, ?>) conflicts(ran).getFirst().get("first"))
        .hasToString("{access=write, iteration=1, by=the loop, cell=" + ran.number() + ", line=6}");
    assertThat((Map<?, ?>) conflicts(ran).getFirst().get("second"))
        .hasToString("{access=read, iteration=2, by=length4, cell=" + ran.number() + ", line=2}");
  }

  @Test
  void whatIsMadeForOneIterationIsNoConflict() {
    Ran ran =
        run(
            """
            %%deco --race --trust
            @Concurrent double total7(double[] a) { double s = 0; for (double x : a) s += x; a[0] = s; return s; }
            double[] r7 = new double[6];
            for (int i = 0; i < 6; i++) {
              double[] a = new double[3];
              for (int k = 0; k < 3; k++) a[k] = i + k;
              r7[i] = total7(a);
            }
            """);
    assertThat(race(ran)).containsEntry("result", "none").containsEntry("calls", 6);
    assertThat(run("r7[5]").text()).isEqualTo("18.0");
  }

  @Test
  void theLastCellCanBeRecordedAgain() {
    run("int[] counter5 = {0};");
    run(
        """
        %%deco --trust
        @Concurrent int next5(int x) { return counter5[0]++; }
        int[] r5 = new int[10];
        for (int i = 0; i < 10; i++) r5[i] = next5(i);
        """);
    Ran ran = run("%deco race");
    assertThat(ran.frontend().displays.getLast().bundle().data().get("text/plain").toString())
        .contains("counter5[0]  written in iteration 1 by next5 (line 2)")
        .contains("among 10 calls");
    assertThat(run("counter5[0]").text()).isEqualTo("10");
    assertThat(ran.frontend().out).isEmpty();
  }

  @Test
  void checkingAndRecordingGoTogether() {
    run("int[] counter6 = {0};");
    Ran ran =
        run(
            """
            %%deco --check --race
            @Concurrent int twice6(int x) { if (x < 0) throw new IllegalStateException(); return 2 * x; }
            int[] r6 = new int[10];
            for (int i = 0; i < 10; i++) {
              r6[i] = twice6(i);
              counter6[0] += r6[i];
              System.out.println(i);
            }
            """);
    assertThat(race(ran)).containsEntry("result", "none");
    assertThat(CheckTest.check(ran)).containsEntry("result", "same");
    assertThat(ran.frontend().out.toString().lines()).hasSize(10);
    assertThat(run("counter6[0]").text()).isEqualTo("90");
  }

  @Test
  void recordedCodeDoesWhatItDid() {
    run("static long[] longs8 = new long[8]; static int odd8 = 0;");
    run(
        """
        enum Op8 { ADD { int of(int a, int b) { return a + b; } }, SUB { int of(int a, int b) { return a - b; } };
          abstract int of(int a, int b); }
        class Base8 { protected double d; Base8(double d) { this.d = d; } double get() { return d; } }
        class More8 extends Base8 { final int[] held; boolean flag; char c; byte b; short s; float f; More8 inner;
          More8(int n) { super(n); held = new int[n + 1]; held[n] = n; }
          class Deep8 { long twice() { return 2L * held[held.length - 1]; } }
          double get() { flag = !flag; c++; b += 3; s *= 2; f += 0.5f; return super.get() + (flag ? 1 : 0); } }
        """);
    Ran ran =
        run(
            """
            %%deco --race --check
            @Concurrent double mixed8(int n, double[][] m, String... words) throws Exception {
              More8 more = new More8(n); double sum = more.new Deep8().twice();
              boolean[] seen = new boolean[4]; byte[] bytes = {1, 2}; char[] chars = "xy".toCharArray();
              float[] floats = {1f, 2f}; short[] shorts = {3}; long[] longs = {4L, 5L}; Object[] objects = {more, n};
              try {
                for (double[] row : m) for (double x : row) { if (x > 5) continue; sum += x; }
                seen[n & 3] ^= true; bytes[1] <<= 1; chars[0]++; floats[1] /= 3; shorts[0]--; longs[0] += longs[1]--;
                IntSupplier more2 = () -> more.held[n] + (seen[n & 3] ? 1 : 0);
                sum += more2.getAsInt() + more.get() + more.get() + longs[0] + floats[1] + shorts[0] + bytes[1] + chars[0];
                if (n == 3) throw new IllegalStateException("three");
                sum += switch (objects[0]) { case More8 x when x.flag -> 1; case More8 x -> 2; default -> 3; };
                synchronized (more) { more.inner = more; sum += more.inner.inner.d; }
              } catch (IllegalStateException e) {
                return -sum;
              } finally {
                more.d = 0;
              }
              return n > 4 ? sum + mixed8(n - 5, m, words) : sum + Op8.values()[n & 1].of(n, words.length);
            }
            double[][] grid8 = {{1, 2}, {3, 7}}; double[] r8 = new double[12]; int caught8 = 0;
            for (int i = 0; i < 12; i++) {
              r8[i] = mixed8(i, grid8, "a", "b");
              longs8[i % 8] += (long) r8[i];
            }
            """);
    assertThat(ran.outcome()).as(ran.outcome().toString()).isInstanceOf(Outcome.Success.class);
    assertThat(CheckTest.check(ran)).containsEntry("result", "same");
    assertThat(race(ran)).containsEntry("result", "none").containsEntry("calls", 12);
  }

  @Test
  void aCallThatFailsEndsAllTheSame() {
    run("int[] state9 = {0};");
    Ran ran =
        run(
            """
            %%deco --race --trust
            @Concurrent int fails9(int x) { if (x % 2 == 1) throw new IllegalArgumentException(); return x; }
            int[] r9 = new int[6];
            for (int i = 0; i < 6; i++) {
              try { r9[i] = fails9(i); } catch (IllegalArgumentException e) { r9[i] = -1; }
              state9[0]++;
            }
            """);
    assertThat(ran.outcome()).isInstanceOf(Outcome.Success.class);
    assertThat(race(ran)).containsEntry("result", "none").containsEntry("calls", 6);
    assertThat(run("state9[0] + r9[5]").text()).isEqualTo("5");
  }

  @Test
  void librariesAreRecordedToo(@TempDir Path folder) throws Exception {
    Path source = folder.resolve("Meter.java");
    Files.writeString(
        source,
        "package lib; public class Meter { static int[] all = new int[2];\n"
            + " public static int count(int i) { return all[1] += i; } }");
    ToolProvider.getSystemJavaCompiler()
        .run(null, null, null, "-g", "-d", folder.toString(), source.toString());
    run("%classpath '" + folder + "'\nlib.Meter.count(0);");
    Ran ran =
        run(
            """
            %%deco --race --trust
            @Concurrent int count10(int x) { return lib.Meter.count(x); }
            int[] r10 = new int[5];
            for (int i = 0; i < 5; i++) {
              r10[i] = count10(i);
            }
            """);
    assertThat(race(ran)).containsEntry("result", "conflicts");
    assertThat(CheckTest.json(ran).toString()).contains("(int[2])[1]");
    assertThat(race(run("%%synchronized --race\nint[] q10 = new int[2];")))
        .containsEntry("result", "unrecorded");
    assertThat(Files.exists(folder.resolve("lib/Meter.class"))).isTrue();
  }
}
