package org.jdeco.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jdeco.magics.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code --check} from end to end: cells that are right, wrong, and not to be compared. */
@Timeout(120)
class CheckTest extends SessionTest {
  @BeforeAll
  static void agent() {
    AgentForTests.attach();
  }

  /** What the run's display says last. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> json(Ran ran) {
    FakeFrontend frontend = ran.frontend();
    List<FakeFrontend.Shown> all =
        frontend.updates.isEmpty() ? frontend.displays : frontend.updates;
    return (Map<String, Object>)
        all.getLast().bundle().data().get("application/vnd.jdeco.run+json");
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> check(Ran ran) {
    Map<String, Object> check = (Map<String, Object>) json(ran).get("check");
    assertThat(check).as("%s %s", ran.outcome(), json(ran)).isNotNull();
    return check;
  }

  @Test
  void aCellThatIsRightIsTheSame() {
    run("double[] kept1 = {1, 2, 3}; List<Integer> log1 = new ArrayList<>();");
    Ran ran =
        run(
            """
            %%deco --check
            @Concurrent double half1(double x) { System.out.println("half of " + x); return x / 2; }
            record Point1(int i, double d) {}
            double[] r1 = new double[50];
            Map<Integer, Point1> m1 = new HashMap<>();
            for (int i = 0; i < 50; i++) {
              r1[i] = half1(i + kept1[0]);
              m1.put(i, new Point1(i, r1[i]));
              log1.add(i);
            }
            kept1[0] = 7;
            log1.size()
            """);
    assertThat(ran.text()).isEqualTo("50");
    assertThat(check(ran)).containsEntry("result", "same").containsEntry("shared", List.of());
    assertThat((Long) json(ran).get("tasks")).isPositive();
    assertThat(ran.frontend().out.toString().lines()).hasSize(50).startsWith("half of 1.0");
    assertThat(run("kept1[0] + \" \" + log1.size() + \" \" + r1[49] + \" \" + m1.size()").text())
        .contains("7.0 50 25.0 50");
  }

  @Test
  void aTrustedCellThatIsWrongFailsAndLeavesWhatPlainJavaLeaves() {
    // Calls that meet know that they do not run one after the other.
    run("var door2 = new Exchanger<Integer>(); int[] total2 = {0};");
    Ran ran =
        run(
            """
            %%deco --check --trust --backend virtual
            @Concurrent boolean meets2(int x) {
              try { door2.exchange(x, 500, TimeUnit.MILLISECONDS); return true; }
              catch (InterruptedException | TimeoutException e) { return false; }
            }
            boolean[] r2 = new boolean[4];
            for (int i = 0; i < r2.length; i++) { r2[i] = meets2(i); total2[0] += r2[i] ? 1 : 10; }
            """);
    assertThat(ran.failure().name()).isEqualTo("CheckFailed");
    assertThat(check(ran)).containsEntry("result", "different");
    assertThat(ran.trace()).anyMatch(line -> line.contains("total2[0]: 40 serially, "));
    assertThat(run("total2[0] + \" \" + r2[3]").text()).contains("40 false");
  }

  @Test
  void whatCannotBeCopiedIsNamed() {
    run(
        "var file3 = new BufferedReader(new StringReader(\"a\\nb\\nc\")); Thread idle3 = new Thread(() -> {});");
    run("Iterator<Integer> half3 = new ArrayList<>(List.of(1, 2, 3, 4)).iterator(); half3.next();");
    Ran ran =
        run(
            """
            %%deco --check
            @Concurrent int twice3(int x) { return 2 * x; }
            int[] r3 = new int[4];
            for (int i = 0; i < 4; i++) r3[i] = twice3(i);
            String line3 = file3.readLine();
            int n3 = half3.next();
            """);
    assertThat(ran.outcome()).isInstanceOf(Outcome.Success.class);
    assertThat(check(ran)).containsEntry("result", "same");
    assertThat((List<?>) check(ran).get("shared"))
        .singleElement()
        .asString()
        .contains("idle3 (Thread)");
    assertThat(run("line3 + n3 + file3.readLine() + half3.next()").text()).contains("a2b3");
  }

  @Test
  void picturesAndScannersAreState() {
    run(
        "var img9 = new java.awt.image.BufferedImage(4, 4,"
            + " java.awt.image.BufferedImage.TYPE_INT_RGB); var sc9 = new Scanner(\"1 2 3\");"
            + " int seen9 = 0;");
    Ran ran =
        run(
            """
            %%deco --check
            @Concurrent int twice9(int x) { return 2 * x; }
            int[] r9 = new int[4];
            for (int i = 0; i < 4; i++) { r9[i] = twice9(i); }
            img9.setRGB(1, 1, img9.getRGB(1, 1) + r9[1]);
            seen9 += sc9.nextInt();
            """);
    assertThat(check(ran))
        .containsEntry("result", "same")
        .containsEntry("varying", List.of())
        .containsEntry("shared", List.of());
    assertThat(run("(img9.getRGB(1, 1) & 0xffffff) + \" \" + seen9 + sc9.next()").text())
        .contains("2 12");
  }

  @Test
  @SuppressWarnings("unchecked")
  void theSpeedupIsMeasured() {
    run("int[] runs10 = {0};");
    Ran ran =
        run(
            """
            %%deco --compare --inline never
            @Concurrent double slow10(int x) {
              double s = x;
              for (int k = 0; k < 300_000; k++) s += Math.sqrt(k + s);
              return s;
            }
            double[] r10 = new double[20];
            for (int i = 0; i < 20; i++) r10[i] = slow10(i);
            runs10[0]++;
            """);
    assertThat(ran.outcome()).isInstanceOf(Outcome.Success.class);
    Map<String, Object> compare = (Map<String, Object>) json(ran).get("compare");
    double serial = (Double) compare.get("serial_ms");
    double parallel = (Double) compare.get("parallel_ms");
    assertThat(serial).isPositive();
    assertThat((Double) json(ran).get("speedup"))
        .isCloseTo(serial / parallel, org.assertj.core.data.Offset.offset(0.006));
    assertThat(
            ran.frontend().displays.getLast().bundle().data().get("text/plain").toString()
                + ran.frontend().updates)
        .contains("(measured)");
    assertThat(json(ran)).doesNotContainKey("check");
    assertThat(run("runs10[0]").text()).isEqualTo("1");
  }

  @Test
  void randomNumbersOfIterationsCannotBeChecked() {
    Ran ran =
        run(
            """
            %%deco --check --seed 3
            @Concurrent double draw11(int x) { return Deco.random().nextDouble(); }
            double[] r11 = new double[6];
            for (int i = 0; i < 6; i++) r11[i] = draw11(i);
            """);
    assertThat(ran.outcome()).isInstanceOf(Outcome.Success.class);
    assertThat(check(ran)).containsEntry("result", "unchecked");
  }

  @Test
  void whatVariesByItselfIsNoDifference() {
    Ran ran =
        run(
            """
            %%deco --check
            @Concurrent int twice4(int x) { return 2 * x; }
            long t4 = System.nanoTime();
            int[] r4 = new int[4];
            for (int i = 0; i < 4; i++) r4[i] = twice4(i);
            System.out.println("took " + (System.nanoTime() - t4));
            @Synchronized int sum4(int n) { int s = 0; for (int i = 0; i < n; i++) s += twice4(i); return s; }
            """);
    assertThat(ran.outcome()).as(ran.outcome().toString()).isInstanceOf(Outcome.Success.class);
    assertThat(check(ran)).containsEntry("result", "same");
    assertThat((List<?>) check(ran).get("varying")).hasToString("[the text, t4]");
    assertThat(ran.frontend().out.toString().lines()).hasSize(1);
    Ran after = run("%%synchronized --inline never\nint total4 = sum4(10);");
    assertThat(after.outcome()).isInstanceOf(Outcome.Success.class);
    assertThat((Long) json(after).get("tasks")).isPositive();
  }

  @Test
  void exceptionsThatAreKeptAreComparedWithoutTheirFrames() {
    run(
        """
        %%concurrent
        int fails7(int i) { if (i % 3 == 0) throw new IllegalStateException("at " + i, new Error("why")); return i; }
        """);
    String cell =
        """
        %%%%synchronized --check
        record Res7(int v, Throwable t) {}
        List<Res7> all7 = new ArrayList<>(); Throwable last7 = null;
        for (int i = 0; i < 30; i++) {
          try { all7.add(new Res7(fails7(i), null)); }
          catch (IllegalStateException e) { %s last7 = e; all7.add(new Res7(-1, e)); }
        }
        """;
    assertThat(check(run(cell.formatted("")))).containsEntry("result", "same");
    assertThat(check(run(cell.formatted("e.addSuppressed(new Error(\"\" + i));"))))
        .containsEntry("result", "same");
    Ran varies =
        run(
            cell.formatted("e.addSuppressed(new Error(\"\" + System.nanoTime()));")
                + "last7 != null");
    assertThat(check(varies)).containsEntry("result", "same");
    assertThat(check(varies).toString()).contains("all7");
  }

  @Test
  void exceptionsAndDisplaysAreComparedAndShownOnce() {
    Ran ran =
        run(
            """
            %%deco --check
            @Concurrent int inverse5(int x) { return 10 / (x - 3); }
            int[] r5 = new int[10];
            display("once");
            for (int i = 0; i < 10; i++) r5[i] = inverse5(i);
            """);
    assertThat(ran.failure().name()).isEqualTo("java.lang.ArithmeticException");
    assertThat(check(ran)).containsEntry("result", "same");
    assertThat(
            ran.frontend().displays.stream()
                .map(shown -> shown.bundle().data().get("text/plain").toString())
                .filter(text -> text.contains("once")))
        .hasSize(1);
    assertThat(run("r5[2] + \" \" + r5[4]").text()).contains("-10 0");
  }

  @Test
  void classesAndTheirStaticFieldsStartAnew() {
    String cell =
        """
        %%deco --check
        @Concurrent int twice6(int x) { return 2 * x; }
        class Tally6 { static int made = 0; int id = made++; Tally6 next; }
        enum Kind6 { A, B; int seen; }
        var list6 = new ArrayList<Tally6>();
        for (int i = 0; i < 5; i++) { int t = twice6(i); list6.add(new Tally6()); Kind6.B.seen += t; }
        list6.get(0).next = list6.get(4);
        Runnable more6 = () -> list6.clear();
        """;
    Ran first = run(cell);
    assertThat(check(first))
        .containsEntry("result", "same")
        .containsEntry("differences", List.of());
    assertThat(run("Tally6.made + \" \" + Kind6.B.seen").text()).contains("5 20");
    Ran second = run(cell);
    assertThat(check(second)).containsEntry("result", "same");
    assertThat(run("Tally6.made + \" \" + Kind6.B.seen").text()).contains("10 40");
  }

  @Test
  void variablesOfAnotherTypeComeBack() {
    run("String x7 = \"abc\"; int[] y7 = {1};");
    Ran ran =
        run(
            """
            %%deco --check
            @Concurrent int twice7(int x) { return 2 * x; }
            int n7 = x7.length();
            int[] z7 = y7; int x7 = 0;
            for (int i = 0; i < 5; i++) { x7 += twice7(i) + n7; y7[0]++; }
            """);
    assertThat(check(ran)).containsEntry("result", "same");
    assertThat(run("x7 + \" \" + y7[0] + (z7 == y7)").text()).contains("35 6true");
  }

  @Test
  void anInterruptedSerialRunLeavesWhatItDid() throws Exception {
    FakeFrontend frontend = frontend();
    var ran = new java.util.concurrent.CompletableFuture<Ran>();
    Thread.ofPlatform()
        .daemon()
        .start(() ->
            ran.complete(
                run(
                    """
                    %%deco --check
                    @Concurrent int twice8(int x) { return 2 * x; }
                    System.out.println("begun");
                    int begun8 = 1;
                    System.err.println("waiting");
                    Thread.sleep(100_000);
                    """,
                    frontend)));
    while (!run8Sleeps()) {
      Thread.onSpinWait();
    }
    session.interrupt();
    assertThat(ran.get(30, java.util.concurrent.TimeUnit.SECONDS).outcome())
        .isInstanceOf(Outcome.Interrupted.class);
    assertThat(frontend.out).hasToString("begun\n");
    assertThat(run("begun8").text()).isEqualTo("1");
  }

  /** Whether the cell's thread has come to its sleep. */
  private static boolean run8Sleeps() {
    return Thread.getAllStackTraces().entrySet().stream()
        .anyMatch(entry ->
            entry.getKey().getName().equals("jdeco-cell")
                && entry.getKey().getState() == Thread.State.TIMED_WAITING
                && java.util.Arrays.stream(entry.getValue())
                    .anyMatch(frame -> frame.getClassName().startsWith("REPL.")));
  }
}
