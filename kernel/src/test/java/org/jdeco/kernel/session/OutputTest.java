package org.jdeco.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jdeco.magics.Bundle;
import org.jdeco.magics.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutputTest extends SessionTest {
  @Test
  void aBackgroundThreadPrintsToTheCellThatStartedIt() {
    Ran first =
        run(
            """
            CountDownLatch go1 = new CountDownLatch(1);
            Thread t1 = new Thread(() -> {
              try { go1.await(); } catch (InterruptedException e) {}
              System.out.println("late");
            });
            t1.start();
            """);
    Ran second = run("go1.countDown(); t1.join(); System.out.println(\"second\");");
    assertThat(first.frontend().out).hasToString("late\n");
    assertThat(second.frontend().out).hasToString("second\n");
  }

  @Test
  void aSharedPoolPrintsToTheCellThatSubmitted() {
    Ran first =
        run(
            """
            ExecutorService pool2 = Executors.newFixedThreadPool(1);
            pool2.submit(() -> System.out.print("a")).get();
            """);
    Ran second =
        run(
            """
            pool2.submit(() -> { System.out.print("b"); return 1; }).get();
            pool2.execute(() -> System.out.print("c"));
            pool2.invokeAll(List.of(() -> { System.out.print("d"); return 1; }));
            CompletableFuture.runAsync(() -> System.out.print("e"), pool2).join();
            CompletableFuture.supplyAsync(() -> { System.out.print("f"); return 1; }).join();
            pool2.shutdown();
            """);
    assertThat(first.frontend().out).hasToString("a");
    assertThat(second.frontend().out).hasToString("bcdef");
  }

  @Test
  void scheduledTasksPrintToTheirCell() {
    run("var timer3 = Executors.newScheduledThreadPool(1); timer3.submit(() -> {}).get();");
    Ran second =
        run("timer3.schedule(() -> System.out.print(\"x\"), 1L, TimeUnit.MILLISECONDS).get();");
    assertThat(second.frontend().out).hasToString("x");
    run("timer3.shutdown();");
  }

  @Test
  void parallelStreamsPrintToTheRunningCell() {
    String print =
        "IntStream.range(0, 200).parallel().forEach(i -> { Thread.yield(); System.out.print('x'); });";
    Ran first = run(print);
    Ran second = run(print);
    assertThat(first.frontend().out).hasSize(200);
    assertThat(second.frontend().out).hasSize(200);
  }

  @Test
  void bytesOfOneCharacterMayComeOneByOne() {
    Ran ran =
        run("for (byte b : \"∑😀\".getBytes(\"UTF-8\")) System.out.write(b); System.out.flush();");
    assertThat(ran.frontend().out).hasToString("∑😀");
  }

  @Test
  void closingStandardOutputDoesNotCloseIt() {
    run("System.out.close();");
    assertThat(run("System.out.print(1);").frontend().out).hasToString("1");
  }

  @Test
  void displaysAndUpdates() {
    Ran ran =
        run(
            """
            display(1, "d1");
            updateDisplay(2, "d1");
            String id = display("x");
            clearOutput();
            clearOutput(true);
            """);
    FakeFrontend frontend = ran.frontend();
    assertThat(frontend.displays.getFirst())
        .isEqualTo(new FakeFrontend.Shown(Bundle.text("1"), "d1"));
    assertThat(frontend.displays.get(1).id()).hasSizeGreaterThan(10);
    assertThat(frontend.updates).containsExactly(new FakeFrontend.Shown(Bundle.text("2"), "d1"));
    assertThat(frontend.clears).containsExactly(false, true);
  }

  @Test
  void richValuesAreShownAsSuch() {
    Ran ran = run("display(org.jdeco.kernel.api.Html.of(\"<b>1</b>\"));");
    assertThat(ran.frontend().displays.getFirst().bundle().data())
        .isEqualTo(Map.of("text/html", "<b>1</b>", "text/plain", "<b>1</b>"));
  }

  @Test
  void readsWhatTheUserTypes() {
    FakeFrontend frontend = frontend();
    frontend.answers.add("Ada");
    frontend.answers.add("36");
    frontend.answers.add("secret");
    Ran ran =
        run(
            """
            String name = readLine("name? ");
            var scanner = new Scanner(System.in);
            int age = scanner.nextInt();
            name + age + readPassword("? ")
            """,
            frontend);
    assertThat(ran.text()).isEqualTo("Ada36secret");
    assertThat(frontend.prompts).containsExactly("name? ", "", "? ");
  }

  @Test
  void exitIsRefusedAndTheSessionGoesOn() {
    run("int kept = 5;");
    for (String exit :
        new String[] {
          "System.exit(3);", "Runtime.getRuntime().exit(3)", "Runtime.getRuntime().halt(3)"
        }) {
      Ran ran = run(exit);
      assertThat(ran.failure().message()).contains("System.exit(3)", "Kernel menu");
    }
    assertThat(run("kept").text()).isEqualTo("5");
  }

  @Test
  void stackOverflowAndExhaustedMemoryAreErrorsOfTheCell() {
    run("int endless(int x) { return 1 + endless(x + 1); }");
    assertThat(run("endless(0)").failure().name()).isEqualTo("java.lang.StackOverflowError");
    assertThat(run("endless(0)").trace()).hasSizeLessThan(100);
    assertThat(run("long[] huge = new long[Integer.MAX_VALUE];").failure().name())
        .isEqualTo("java.lang.OutOfMemoryError");
    assertThat(run("1").text()).isEqualTo("1");
  }

  @Test
  void anExceptionMayBeItsOwnCauseAndHaveNoMessage() {
    Ran ran =
        run(
            """
            class Odd extends RuntimeException {
              public String getMessage() { throw new IllegalStateException(); }
              public synchronized Throwable getCause() { return this; }
            }
            throw new Odd();
            """);
    assertThat(ran.failure().name()).isEqualTo("Odd");
  }

  @Test
  void expressionsOfUsersAreEvaluatedOneByOne() {
    run("int e1 = 4;");
    var values =
        session.evaluateExpressions(
            Map.of("good", "e1 + 1", "bad", "nothing", "worse", "1 / 0"), frontend());
    assertThat(((Outcome.Success) values.get("good")).result()).isEqualTo(Bundle.text("5"));
    assertThat(((Outcome.Failure) values.get("bad")).name()).isEqualTo("CompilationError");
    assertThat(((Outcome.Failure) values.get("worse")).name())
        .isEqualTo("java.lang.ArithmeticException");
  }

  @Test
  void uncaughtExceptionsOfThreadsAreToldInTheirCell() {
    Ran ran =
        run(
            "Thread t9 = new Thread(() -> {\n  int[] a = {};\n  a[3] = 1;\n});\nt9.start(); t9.join();");
    assertThat(ran.frontend().err.toString())
        .contains("ArrayIndexOutOfBounds", "in cell [" + ran.number() + "], line 3, lambda")
        .doesNotContain("REPL");
  }

  @Test
  void printedStackTracesSpeakOfCells() {
    Ran ran =
        run(
            "int bad(int x) {\n  return x / 0;\n}\ntry {\n  bad(1);\n} catch (Exception e) { e.printStackTrace(); }");
    assertThat(ran.frontend().err.toString())
        .contains("java.lang.ArithmeticException: / by zero", "cell [" + ran.number() + "], line 2")
        .doesNotContain("$JShell$");
  }
}
