package org.jdeco.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdeco.magics.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class StressTest extends SessionTest {
  /** Asks until the cells are through; gives how many answers were right. */
  private static Callable<Integer> asking(AtomicBoolean over, Callable<Boolean> question) {
    return () -> {
      int right = 0;
      while (!over.get()) {
        assertThat(question.call()).isTrue();
        right++;
      }
      return right;
    };
  }

  @Test
  void questionsAndCellsDoNotDisturbEachOther() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService askers = Executors.newFixedThreadPool(4);
    run("int asked = 0;");
    List<Future<Integer>> answers = new ArrayList<>();
    answers.add(
        askers.submit(
            asking(
                over,
                () ->
                    session.complete("\"\".isBl", 7).items().stream()
                        .anyMatch(item -> item.text().equals("isBlank()")))));
    answers.add(
        askers.submit(
            asking(
                over,
                () ->
                    session.complete("ask", 3).items().stream()
                        .anyMatch(item -> item.text().equals("asked")))));
    answers.add(askers.submit(asking(over, () -> !session.inspect("Math.abs(1)", 8, 0).isEmpty())));
    answers.add(
        askers.submit(
            asking(
                over,
                () ->
                    session.completeness("int x = 1;\nfor (;;) {").state()
                        == org.jdeco.kernel.Interpreter.Completeness.State.INCOMPLETE)));
    try {
      for (int i = 0; i < 20; i++) {
        Ran ran =
            run(
                "int s%1$d(int x) { return x + %1$d; }\nint shared(int x) { return s%1$d(x); }\n"
                        .formatted(i)
                    + "var v%1$d = new int[] {shared(1)};\nv%1$d[0]".formatted(i));
        assertThat(ran.outcome()).isInstanceOf(Outcome.Success.class);
        assertThat(ran.text()).isEqualTo(String.valueOf(1 + i));
      }
    } finally {
      over.set(true);
    }
    for (Future<Integer> answer : answers) {
      assertThat(answer.get()).isPositive();
    }
    askers.shutdown();
  }

  @Test
  void valuesNothingCanReachAreLetGo() {
    for (int i = 0; i < 20; i++) {
      // 2 GB in all, of which the VM for tests has room for a third.
      assertThat(run("new long[6_000_000];").outcome()).isInstanceOf(Outcome.Success.class);
      assertThat(run("long[] large = new long[6_000_000];").outcome())
          .isInstanceOf(Outcome.Success.class);
    }
    assertThat(run("large.length").text()).isEqualTo("6000000");
  }

  @Test
  void threadsOfAnExpressionAreStillToldByLine() {
    Ran ran = run("Thread.ofPlatform().start(() -> {\n  throw new IllegalStateException();\n})");
    run(
        "for (Thread t : Thread.getAllStackTraces().keySet()) if (t.getName().isEmpty()) t.join();");
    assertThat(ran.frontend().err.toString())
        .contains("cell [" + ran.number() + "], line 2, lambda");
  }
}
